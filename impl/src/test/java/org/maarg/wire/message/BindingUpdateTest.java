package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.wire.message.Wire.encode;
import static org.maarg.wire.message.Wire.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

// Verifies: 6275-6.1.1-1, 6275-6.1.1-2, 6275-6.1.1-6, 6275-6.1.7-1, 6275-6.1.7-3
// Verifies: 8885-4.1-6
class BindingUpdateTest extends WireContract {
  @Override
  public MobilityMessage typical() {
    return new BindingUpdate(
        4711,
        BindingUpdate.ACKNOWLEDGE | BindingUpdate.PROXY | BindingUpdate.DISTRIBUTED,
        15,
        MobilityOptions.of(
            MnId.nai("mn1@example.org"),
            new HomeNetworkPrefix(Ipv6Prefix.parse("2001:db8:1::/64")),
            new HandoffIndicator(HandoffIndicator.BETWEEN_MAGS),
            new AccessTechnologyType(AccessTechnologyType.WLAN),
            Timestamp.ofEpochMilli(1_700_000_000_123L),
            new ServingMaar(Ipv6Address.parse("2001:db8::2"))));
  }

  // Verifies: 6275-6.1.7-2
  @Override
  public List<Field> fields() {
    return List.of(
        Field.bits("sequence", 16, v -> with((int) v, 0, 0)),
        Field.bits("flags", 16, v -> with(0, (int) v, 0)),
        Field.bits("lifetime", 16, v -> with(0, 0, (int) v)),
        Field.bits("handoff indicator", 8, v -> new BindingUpdate(0, 0, 0, only((int) v))));
  }

  private static MobilityMessage with(int sequence, int flags, int lifetime) {
    return new BindingUpdate(sequence, flags, lifetime, MobilityOptions.NONE);
  }

  // Verifies: 6275-9.2-6
  @Test
  void octetsAreThoseWrittenByHand() {
    byte[] octets = encode(with(0x0102, 0x8210, 0x0304));
    assertThat(Octets.copyOf(octets, 0, 4)).hasToString("3b010500");
    assertThat(Octets.copyOf(octets, 6, 10)).hasToString("0102" + "8210" + "0304" + "01020000");
  }

  // Verifies: 6275-9.2-4
  @Test
  void headerLengthBelowMinimumIsRefused() {
    byte[] octets = encode(with(1, 0, 0));
    octets[1] = 0;
    assertThat(refused(Wire.sealed(octets)))
        .isEqualTo(
            new Refusal(
                RefusalReason.HEADER_LENGTH_BELOW_MINIMUM, 1, Refusal.Answer.PARAMETER_PROBLEM));
  }

  // Verifies: 5213-8.1-1, 8885-4.1-1, 8885-5-2
  @Test
  void flagsStandAtTheirBits() {
    int[] flags = {
      BindingUpdate.ACKNOWLEDGE,
      BindingUpdate.HOME,
      BindingUpdate.LINK_LOCAL,
      BindingUpdate.KEY,
      BindingUpdate.MAP,
      BindingUpdate.ROUTER,
      BindingUpdate.PROXY,
      BindingUpdate.FORCE_UDP,
      BindingUpdate.TLV,
      BindingUpdate.BULK,
      BindingUpdate.SEPARATE,
      BindingUpdate.DISTRIBUTED
    };
    for (int i = 0; i < flags.length; i++) {
      assertThat(flags[i]).isEqualTo(0x8000 >>> i);
      BindingUpdate update = new BindingUpdate(0, flags[i], 0, MobilityOptions.NONE);
      for (int flag : flags) {
        assertThat(update.has(flag)).isEqualTo(flag == flags[i]);
      }
    }
    assertThat(new BindingUpdate(0, 0x8200, 0, MobilityOptions.NONE).has(0x8210)).isFalse();
  }

  @Test
  void textNamesEveryField() {
    assertThat(with(7, 0x8210, 15))
        .hasToString("BindingUpdate(seq=7, flags=0x8210, lifetime=15, [])");
  }
}
