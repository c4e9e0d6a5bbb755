package org.maarg.wire.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.wire.message.Wire.accepted;
import static org.maarg.wire.message.Wire.hex;
import static org.maarg.wire.message.Wire.refused;
import static org.maarg.wire.message.Wire.update;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.Field;
import org.maarg.wire.message.MobilityMessage;

// Verifies: 5213-8.3-1, 5213-8.3-2
class HomeNetworkPrefixTest extends OptionContract {
  @Override
  public MobilityOption subject() {
    return new HomeNetworkPrefix(Ipv6Prefix.parse("2001:db8:1:ff00::/56"));
  }

  @Override
  public String octets() {
    return "16120038" + "20010db80001ff000000000000000000";
  }

  @Override
  public int unit() {
    return 8;
  }

  @Override
  public int rest() {
    return 4;
  }

  @Override
  public int[] reserved() {
    return new int[] {2};
  }

  @Override
  public Optional<RefusalReason> refusalOfLength(int length) {
    return length == 18 ? Optional.empty() : Optional.of(RefusalReason.OPTION_LENGTH);
  }

  @Override
  public List<Field> fields() {
    return List.of(
        new Field("prefix length", 0, 128, 30, v -> with(-1, -1, (int) v)),
        Field.any("upper half", v -> with(v, 0, 128)),
        Field.any("lower half", v -> with(0, v, 128)));
  }

  private static MobilityMessage with(long high, long low, int length) {
    return with(new HomeNetworkPrefix(Ipv6Prefix.of(Ipv6Address.of(high, low), length)));
  }

  @Test
  void prefixLengthOver128IsRefusedWhereItStands() {
    for (int length = 129; length <= 0xff; length++) {
      byte[] octets = hex(octets());
      octets[3] = (byte) length;
      assertThat(refused(update(octets))).isEqualTo(Refusal.of(RefusalReason.PREFIX_LENGTH, 15));
    }
  }

  @Test
  void bitsPastThePrefixLengthAreCleared() {
    byte[] octets = hex("16120038" + "20010db80001ffffffffffffffffffff");
    assertThat(accepted(update(octets))).isEqualTo(only(subject()));
  }
}
