package org.maarg.wire.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.maarg.wire.message.Wire.accepted;
import static org.maarg.wire.message.Wire.encode;
import static org.maarg.wire.message.Wire.header;
import static org.maarg.wire.message.Wire.hex;
import static org.maarg.wire.message.Wire.option;
import static org.maarg.wire.message.Wire.refused;
import static org.maarg.wire.message.Wire.update;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Wire;
import org.maarg.wire.message.WireContract;

/** What holds for every option, besides what holds for every message. */
public abstract class OptionContract extends WireContract {
  private static final int PROXY_AND_DISTRIBUTED = 0x8210;
  private static final int FIRST_OPTION = 12;

  /** A usual value of the option under test. */
  public abstract MobilityOption subject();

  /** The same, written by hand: type, length and data in hexadecimal. */
  public abstract String octets();

  /** The type octet must stand at a multiple of this plus {@link #rest()}. */
  public int unit() {
    return 1;
  }

  public int rest() {
    return 0;
  }

  /** Whether the option needs the D flag. */
  public boolean needsDistributed() {
    return false;
  }

  /** Offsets of reserved octets from the type octet. */
  public int[] reserved() {
    return new int[0];
  }

  /** Why an option with so many data octets, all zero, is refused. */
  public abstract Optional<RefusalReason> refusalOfLength(int length);

  @Override
  public MobilityMessage typical() {
    return with(subject());
  }

  /** A message with options before and after this one. */
  public static MobilityMessage with(MobilityOption option) {
    return new BindingUpdate(
        0x1234,
        PROXY_AND_DISTRIBUTED,
        15,
        MobilityOptions.of(new HandoffIndicator(4), option, new AccessTechnologyType(4)));
  }

  public static MobilityMessage only(MobilityOption option) {
    return new BindingUpdate(1, PROXY_AND_DISTRIBUTED, 5, MobilityOptions.of(option));
  }

  private static int type(byte[] octets) {
    return octets[0] & 0xff;
  }

  // Verifies: 6275-6.2.1-1
  @Test
  public void octetsAreThoseWrittenByHand() {
    byte[] expected = hex(octets());
    int at = FIRST_OPTION + Math.floorMod(rest() - FIRST_OPTION, unit());
    byte[] encoded = encode(only(subject()));
    assertThat(Octets.copyOf(encoded, at, expected.length)).isEqualTo(Octets.of(expected));
    assertThat(accepted(update(expected))).isEqualTo(only(subject()));
  }

  @Test
  public void typeAndLengthSayWhatIsWritten() {
    assertThat(subject().type()).isEqualTo(type(hex(octets())));
    assertThat(subject().length()).isEqualTo(hex(octets()).length - 2);
  }

  // Verifies: 6275-6.2.1-2, 6275-6.2.2-1, 6275-6.2.3-1
  @Test
  public void optionStandsAlignedAfterEveryOffset() {
    for (int size = 0; size < 16; size++) {
      UnknownOption before = new UnknownOption(200, Octets.of(new byte[size]));
      byte[] encoded =
          encode(
              new BindingUpdate(
                  1, PROXY_AND_DISTRIBUTED, 5, MobilityOptions.of(before, subject())));
      int end = FIRST_OPTION + 2 + size;
      int padding = Math.floorMod(rest() - end, unit());
      byte[] expected = Wire.concat(padding(padding), hex(octets()));
      assertThat(Octets.copyOf(encoded, end, expected.length)).isEqualTo(Octets.of(expected));
    }
  }

  private static byte[] padding(int count) {
    return switch (count) {
      case 0 -> new byte[0];
      case 1 -> new byte[1];
      default -> option(1, count - 2);
    };
  }

  // Verifies: 6275-6.2-1
  @Test
  public void optionIsReadAtEveryOffset() {
    for (int pads = 0; pads < 8; pads++) {
      assertThat(accepted(update(new byte[pads], hex(octets())))).isEqualTo(only(subject()));
    }
  }

  @Test
  public void reservedOctetsAreZeroAndIgnored() {
    byte[] octets = hex(octets());
    for (int offset : reserved()) {
      assertThat(octets[offset]).isZero();
      octets[offset] = (byte) 0xff;
    }
    assertThat(accepted(update(octets))).isEqualTo(only(subject()));
  }

  // Verifies: 6275-6.2.1-4
  @Test
  public void everyLengthIsReadOrRefusedAtItsOctet() {
    for (int length = 0; length <= 0xff; length++) {
      byte[] octets = update(option(subject().type(), length), option(23, 2));
      Optional<RefusalReason> expected = refusalOfLength(length);
      if (expected.isPresent()) {
        assertThat(refused(octets))
            .as("length %d", length)
            .isEqualTo(Refusal.of(expected.get(), FIRST_OPTION + 1));
      } else {
        assertThat(accepted(octets).options().asList()).as("length %d", length).hasSize(2);
      }
    }
  }

  // Verifies: 6275-6.2.1-4
  @Test
  public void lengthPastTheEndIsRefusedAtItsOctet() {
    int type = subject().type();
    for (int length = 3; length <= 0xff; length++) {
      byte[] octets = header(5, hex("000182100005"), new byte[] {(byte) type, (byte) length, 0, 0});
      assertThat(refused(octets))
          .isEqualTo(Refusal.of(RefusalReason.OPTION_TRUNCATED, FIRST_OPTION + 1));
    }
  }

  // Verifies: 6275-6.2.1-4
  @Test
  public void missingLengthOctetIsRefusedAtTheType() {
    byte[] octets = header(5, hex("000182100005"), new byte[] {0, 0, 0, (byte) subject().type()});
    assertThat(refused(octets)).isEqualTo(Refusal.of(RefusalReason.OPTION_TRUNCATED, 15));
  }

  @Test
  public void repeatedOptionSurvivesInOrder() {
    MobilityOptions options =
        MobilityOptions.of(subject(), new HandoffIndicator(1), subject(), subject());
    assertRoundTrip(new BindingUpdate(1, PROXY_AND_DISTRIBUTED, 5, options));
  }

  // Verifies: 8885-4.3-3, 8885-4.4-3, 8885-4.5-3, 8885-4.6-3, 8885-4.7-3, 8885-4.8-3
  @Test
  public void optionsOfTheExtensionNeedTheDistributedFlag() {
    byte[] octets = hex(octets());
    byte[][] messages = {
      header(5, hex("000182000005"), octets),
      header(6, hex("002000010005"), octets),
      header(7, hex("0200"), new byte[16], octets),
      header(13, hex("000000000001"), octets)
    };
    for (byte[] message : messages) {
      int at = message[2] == 7 ? 24 : FIRST_OPTION;
      if (needsDistributed()) {
        assertThat(refused(message))
            .isEqualTo(Refusal.of(RefusalReason.EXTENSION_OPTION_WITHOUT_D_FLAG, at));
      } else {
        assertThat(accepted(message).options()).isEqualTo(MobilityOptions.of(subject()));
      }
    }
    assertThat(accepted(header(6, hex("002200010005"), octets)).options())
        .isEqualTo(MobilityOptions.of(subject()));
  }

  // Verifies: 8885-4.3-3, 8885-4.4-3, 8885-4.5-3, 8885-4.6-3, 8885-4.7-3, 8885-4.8-3
  @Test
  public void messagesWithoutTheFlagCannotBeMadeWithAnOptionOfTheExtension() {
    MobilityOptions options = MobilityOptions.of(subject());
    if (needsDistributed()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BindingUpdate(1, BindingUpdate.PROXY, 5, options))
          .withMessageEndingWith("option in a message without the D flag");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new BindingAcknowledgement(0, BindingAcknowledgement.PROXY, 1, 5, options));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BindingError(2, Ipv6Address.UNSPECIFIED, options));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Heartbeat(Heartbeat.RESPONSE, 1, options));
    } else {
      assertRoundTrip(new BindingUpdate(1, BindingUpdate.PROXY, 5, options));
      assertRoundTrip(new BindingAcknowledgement(0, BindingAcknowledgement.PROXY, 1, 5, options));
      assertRoundTrip(new BindingError(2, Ipv6Address.UNSPECIFIED, options));
      assertRoundTrip(new Heartbeat(Heartbeat.RESPONSE, 1, options));
    }
  }
}
