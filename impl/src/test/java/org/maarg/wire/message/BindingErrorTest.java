package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.wire.message.Wire.accepted;
import static org.maarg.wire.message.Wire.encode;
import static org.maarg.wire.message.Wire.refused;
import static org.maarg.wire.message.Wire.sealed;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.UnknownOption;

// Verifies: 6275-6.1.9-1
class BindingErrorTest extends WireContract {
  private static final Ipv6Address HOME = Ipv6Address.parse("2001:db8:1::99");

  @Override
  public MobilityMessage typical() {
    return new BindingError(
        BindingError.UNRECOGNIZED_MH_TYPE,
        HOME,
        MobilityOptions.of(new UnknownOption(240, Octets.ofHex("0123456789"))));
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.bits("status", 8, v -> with((int) v, HOME)),
        Field.any("upper half", v -> with(1, Ipv6Address.of(v, 0))),
        Field.any("lower half", v -> with(1, Ipv6Address.of(0, v))),
        Field.bits("handoff indicator", 8, v -> new BindingError(1, HOME, only((int) v))));
  }

  private static MobilityMessage with(int status, Ipv6Address homeAddress) {
    return new BindingError(status, homeAddress, MobilityOptions.NONE);
  }

  // Verifies: 6275-6.1.9-2, 6275-9.2-6
  @Test
  void octetsAreThoseWrittenByHand() {
    byte[] octets = encode(with(2, HOME));
    assertThat(Octets.copyOf(octets, 0, 4)).hasToString("3b020700");
    assertThat(Octets.copyOf(octets, 6, 18))
        .hasToString("0200" + "20010db8000100000000000000000099");
  }

  // Verifies: 6275-6.1.9-2, 6275-6.1.9-3
  @Test
  void reservedOctetIsIgnored() {
    byte[] octets = encode(typical());
    octets[7] = (byte) 0xff;
    assertThat(accepted(sealed(octets))).isEqualTo(typical());
  }

  // Verifies: 6275-9.2-4
  @Test
  void headerLengthBelowMinimumIsRefused() {
    for (int length = 8; length < 24; length += 8) {
      byte[] octets = Arrays.copyOf(encode(with(2, HOME)), length);
      octets[1] = (byte) (length / 8 - 1);
      assertThat(refused(sealed(octets)))
          .isEqualTo(Refusal.of(RefusalReason.HEADER_LENGTH_BELOW_MINIMUM, 1));
    }
  }

  @Test
  void textNamesEveryField() {
    assertThat(with(2, HOME)).hasToString("BindingError(status=2, 2001:db8:1::99, [])");
  }
}
