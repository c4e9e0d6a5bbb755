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

// Verifies: 8885-4.5-1, 8885-4.5-2, 8885-4.5-7, 8885-5-1
class PreviousMaarTest extends OptionContract {
  @Override
  public MobilityOption subject() {
    return new PreviousMaar(Ipv6Address.parse("2001:db8::1"), Ipv6Prefix.parse("2001:db8:1::/64"));
  }

  @Override
  public String octets() {
    return "43220040" + "20010db8000000000000000000000001" + "20010db8000100000000000000000000";
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
  public boolean needsDistributed() {
    return true;
  }

  @Override
  public int[] reserved() {
    return new int[] {2};
  }

  @Override
  public Optional<RefusalReason> refusalOfLength(int length) {
    return length == 34 ? Optional.empty() : Optional.of(RefusalReason.OPTION_LENGTH);
  }

  @Override
  public List<Field> fields() {
    Ipv6Address zero = Ipv6Address.UNSPECIFIED;
    Ipv6Address ones = Ipv6Address.of(-1, -1);
    return List.of(
        new Field("prefix length", 0, 128, 30, v -> with(zero, ones, (int) v)),
        Field.any("upper half of address", v -> with(Ipv6Address.of(v, 0), zero, 64)),
        Field.any("lower half of address", v -> with(Ipv6Address.of(0, v), zero, 64)),
        Field.any("upper half of prefix", v -> with(zero, Ipv6Address.of(v, 0), 128)),
        Field.any("lower half of prefix", v -> with(zero, Ipv6Address.of(0, v), 128)));
  }

  private static MobilityMessage with(Ipv6Address address, Ipv6Address prefix, int length) {
    return with(new PreviousMaar(address, Ipv6Prefix.of(prefix, length)));
  }

  @Test
  void prefixLengthOver128IsRefusedWhereItStands() {
    for (int length = 129; length <= 0xff; length++) {
      byte[] octets = hex(octets());
      octets[3] = (byte) length;
      assertThat(refused(update(octets))).isEqualTo(Refusal.of(RefusalReason.PREFIX_LENGTH, 15));
    }
  }

  // Verifies: 8885-4.5-6
  @Test
  void prefixLengthClearsBitsOfThePrefixOnly() {
    byte[] octets =
        hex("43220040" + "20010db8000000000000000000000001" + "20010db80001000000000000ffffffff");
    assertThat(accepted(update(octets))).isEqualTo(only(subject()));
  }
}
