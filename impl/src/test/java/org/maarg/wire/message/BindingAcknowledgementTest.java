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
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.Timestamp;

// Verifies: 6275-6.1.8-1, 6275-6.1.7-3
// Verifies: 8885-4.2-5
class BindingAcknowledgementTest extends WireContract {
  @Override
  public MobilityMessage typical() {
    return new BindingAcknowledgement(
        Status.ACCEPTED,
        BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED,
        4711,
        15,
        MobilityOptions.of(
            MnId.nai("mn1@example.org"),
            new HomeNetworkPrefix(Ipv6Prefix.parse("2001:db8:1::/64")),
            new HandoffIndicator(HandoffIndicator.BETWEEN_MAGS),
            new AccessTechnologyType(AccessTechnologyType.WLAN),
            Timestamp.ofEpochMilli(1_700_000_000_123L),
            new PreviousMaar(
                Ipv6Address.parse("2001:db8::1"), Ipv6Prefix.parse("2001:db8:2::/64"))));
  }

  // Verifies: 6275-6.1.8-3
  @Override
  public List<Field> fields() {
    return List.of(
        Field.bits("status", 8, v -> with((int) v, 0, 0, 0)),
        Field.bits("flags", 8, v -> with(0, (int) v, 0, 0)),
        Field.bits("sequence", 16, v -> with(0, 0, (int) v, 0)),
        Field.bits("lifetime", 16, v -> with(0, 0, 0, (int) v)),
        Field.bits(
            "handoff indicator", 8, v -> new BindingAcknowledgement(0, 0, 0, 0, only((int) v))));
  }

  private static BindingAcknowledgement with(int status, int flags, int sequence, int lifetime) {
    return new BindingAcknowledgement(status, flags, sequence, lifetime, MobilityOptions.NONE);
  }

  @Test
  void octetsAreThoseWrittenByHand() {
    byte[] octets = encode(with(0x85, 0x22, 0x0102, 0x0304));
    assertThat(Octets.copyOf(octets, 0, 4)).hasToString("3b010600");
    assertThat(Octets.copyOf(octets, 6, 10)).hasToString("8522" + "0102" + "0304" + "01020000");
  }

  // Verifies: 6275-9.2-4
  @Test
  void headerLengthBelowMinimumIsRefused() {
    byte[] octets = encode(with(0, 0, 1, 0));
    octets[1] = 0;
    assertThat(refused(Wire.sealed(octets)))
        .isEqualTo(Refusal.of(RefusalReason.HEADER_LENGTH_BELOW_MINIMUM, 1));
  }

  // Verifies: 5213-8.2-1, 8885-4.2-1, 8885-5-3
  @Test
  void flagsStandAtTheirBits() {
    int[] flags = {
      BindingAcknowledgement.KEY,
      BindingAcknowledgement.ROUTER,
      BindingAcknowledgement.PROXY,
      BindingAcknowledgement.TLV,
      BindingAcknowledgement.BULK,
      BindingAcknowledgement.SEPARATE,
      BindingAcknowledgement.DISTRIBUTED
    };
    for (int i = 0; i < flags.length; i++) {
      assertThat(flags[i]).isEqualTo(0x80 >>> i);
      for (int flag : flags) {
        assertThat(with(0, flags[i], 0, 0).has(flag)).isEqualTo(flag == flags[i]);
      }
    }
    assertThat(with(0, 0x20, 0, 0).has(0x22)).isFalse();
  }

  // Verifies: 6275-6.1.8-2
  @Test
  void statusBelow128IsAccepted() {
    assertThat(with(0, 0, 0, 0).isAccepted()).isTrue();
    assertThat(with(127, 0, 0, 0).isAccepted()).isTrue();
    assertThat(with(128, 0, 0, 0).isAccepted()).isFalse();
    assertThat(with(255, 0, 0, 0).isAccepted()).isFalse();
  }

  @Test
  void textNamesEveryField() {
    assertThat(with(128, 0x22, 7, 15))
        .hasToString("BindingAcknowledgement(status=128, seq=7, flags=0x22, lifetime=15, [])");
  }
}
