package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.maarg.wire.message.Wire.accepted;
import static org.maarg.wire.message.Wire.encode;
import static org.maarg.wire.message.Wire.header;
import static org.maarg.wire.message.Wire.refused;
import static org.maarg.wire.message.Wire.sealed;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.Refusal.Answer;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.option.MobilityOptions;

// Verifies: 6275-9.2-2
class UnknownMessageTest extends WireContract {
  private static final List<Integer> KNOWN = List.of(5, 6, 7, 13);

  private static boolean isKnown(int type) {
    return KNOWN.contains(type);
  }

  @Override
  public MobilityMessage typical() {
    return new UnknownMessage(12, Octets.ofHex("00112233445566778899"));
  }

  @Override
  public List<Field> fields() {
    return List.of(
        new Field("MH Type", 0, 255, 30, v -> with((int) v)),
        Field.length("message data length", 2, 2042, v -> withLength((int) v)));
  }

  /** Types with a class of their own stand in for themselves. */
  private static MobilityMessage with(int type) {
    return new UnknownMessage(isKnown(type) ? 0 : type, Octets.ofHex("abcd"));
  }

  /** The nearest length that is 2 modulo 8, for those in range. */
  private static MobilityMessage withLength(int length) {
    boolean inRange = length >= 2 && length <= 2042;
    int whole = inRange ? length - Math.floorMod(length - 2, 8) : length;
    return new UnknownMessage(0, Octets.of(new byte[whole]));
  }

  @Test
  void everyTypeWithoutAClassSurvives() {
    for (int type = 0; type <= 255; type++) {
      if (!isKnown(type)) {
        MobilityMessage message = accepted(header(type, new byte[] {1, 2}));
        assertThat(message).isEqualTo(new UnknownMessage(type, Octets.ofHex("0102")));
        assertThat(message.options()).isSameAs(MobilityOptions.NONE);
      }
    }
  }

  // Verifies: 6275-9.2-2
  @Test
  void ofMobileIpv6AreTheTypesUpToFour() {
    for (int type = 0; type <= 255; type++) {
      if (!isKnown(type)) {
        UnknownMessage message = new UnknownMessage(type, Octets.ofHex("0102"));
        assertThat(message.isOfMobileIpv6()).as("type %d", type).isEqualTo(type <= 4);
      }
    }
  }

  @Test
  void knownTypesCannotPoseAsUnknown() {
    for (int known : KNOWN) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new UnknownMessage(known, Octets.ofHex("abcd")))
          .withMessage("MH Type %d is known", known);
    }
  }

  @Test
  void dataThatLeaveAPartOfAUnitAreRefused() {
    for (int length = 3; length < 10; length++) {
      int odd = length;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new UnknownMessage(0, Octets.of(new byte[odd])))
          .withMessage("message data length %d is not 2 modulo 8", length);
    }
  }

  @Test
  void payloadProtoIsNotLookedAt() {
    byte[] octets = encode(typical());
    octets[0] = 6;
    assertThat(accepted(sealed(octets))).isEqualTo(typical());
  }

  @Test
  void brokenLengthIsAnsweredAsTheUnknownTypeIs() {
    byte[] octets = encode(typical());
    octets[1] = 2;
    assertThat(refused(sealed(octets)))
        .isEqualTo(
            new Refusal(RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM, 1, Answer.BINDING_ERROR));
    octets[1] = 0;
    assertThat(refused(sealed(octets)))
        .isEqualTo(new Refusal(RefusalReason.TRAILING_OCTETS, 8, Answer.BINDING_ERROR));
    byte[] odd = sealed(Arrays.copyOf(encode(typical()), 17));
    assertThat(refused(odd).answer()).isEqualTo(Answer.BINDING_ERROR);
  }

  // Verifies: 6275-9.2-2
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void brokenLengthOfAKnownValueIsNotAnswered(int type) {
    byte[] octets = encode(typical());
    octets[1] = 2;
    octets[2] = (byte) type;
    assertThat(refused(sealed(octets)))
        .isEqualTo(new Refusal(RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM, 1, Answer.DROP));
  }

  @Test
  void textShowsTypeAndOctets() {
    assertThat(typical()).hasToString("UnknownMessage(12, 00112233445566778899)");
  }
}
