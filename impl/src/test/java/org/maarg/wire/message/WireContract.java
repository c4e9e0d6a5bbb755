package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;
import static org.maarg.wire.message.Wire.DESTINATION;
import static org.maarg.wire.message.Wire.SOURCE;
import static org.maarg.wire.message.Wire.accepted;
import static org.maarg.wire.message.Wire.encode;
import static org.maarg.wire.message.Wire.refused;
import static org.maarg.wire.message.Wire.sealed;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.Refusal;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MobilityOptions;

/**
 * What holds for whatever is sent: every message's and every option's test extends this. No octets
 * get past the decoder but by a typed refusal or as a message that stays the same from then on.
 */
public abstract class WireContract {
  /** A message that shows the subject in its usual surroundings. */
  public abstract MobilityMessage typical();

  /** The fields of the subject. */
  public abstract List<Field> fields();

  /** Options of a message whose other fields stay the same. */
  public static MobilityOptions only(int handoffIndicator) {
    return MobilityOptions.of(new HandoffIndicator(handoffIndicator));
  }

  @Test
  public void typicalMessageRoundTrips() {
    assertRoundTrip(typical());
  }

  @Test
  public void everyBoundInRangeRoundTrips() {
    for (Field field : fields()) {
      for (long value : field.bounds()) {
        if (field.allows(value)) {
          assertRoundTrip(field.maker().apply(value));
        }
      }
    }
  }

  @Test
  public void everyBoundOutOfRangeIsRefusedByName() {
    for (Field field : fields()) {
      for (long value : field.bounds()) {
        if (!field.allows(value) && (value >= 0 || !field.name().endsWith("length"))) {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> field.maker().apply(value))
              .withMessage(
                  "%s %d is not in %d..%d", field.name(), value, field.least(), field.greatest());
        }
      }
    }
  }

  @Test
  public void everyFieldIsPartOfTheValue() {
    for (Field field : fields()) {
      MobilityMessage least = field.maker().apply(field.least());
      MobilityMessage greatest = field.maker().apply(field.greatest());
      assertThat(least).as(field.name()).isNotEqualTo(greatest);
      assertThat(greatest).as(field.name()).isNotEqualTo(least);
      assertThat(least.toString()).as(field.name()).isNotEqualTo(greatest.toString());
    }
  }

  /** Round trip both ways, exact size, whole units, equal value in every sense. */
  public static void assertRoundTrip(MobilityMessage message) {
    byte[] octets = encode(message);
    assertThat(octets).hasSize(MobilityHeader.encodedLength(message));
    assertThat(octets.length % 8).isZero();
    assertThat((octets[1] & 0xff) * 8 + 8).isEqualTo(octets.length);
    MobilityMessage decoded = accepted(octets);
    assertThat(decoded)
        .isEqualTo(message)
        .hasSameHashCodeAs(message)
        .hasToString(message.toString());
    assertThat(encode(decoded)).isEqualTo(octets);
  }

  // Verifies: 6275-6.1.1-4
  @Test
  public void reservedOctetOfTheHeaderIsIgnored() {
    byte[] octets = encode(typical());
    assertThat(octets[3]).isZero();
    octets[3] = (byte) 0xff;
    assertThat(accepted(sealed(octets))).isEqualTo(typical());
  }

  @Test
  public void messageIsFoundInsideALargerArray() throws MalformedMessageException {
    byte[] octets = encode(typical());
    byte[] larger = new byte[octets.length + 12];
    Arrays.fill(larger, (byte) 0xa5);
    System.arraycopy(octets, 0, larger, 5, octets.length);
    assertThat(MobilityHeader.decode(larger, 5, octets.length, SOURCE, DESTINATION))
        .isEqualTo(typical());
  }

  @Test
  public void verifiedVariantLooksAtAllButTheChecksum() throws MalformedMessageException {
    byte[] octets = encode(typical());
    octets[4] ^= 0x55;
    assertThat(MobilityHeader.decodeVerified(octets, 0, octets.length)).isEqualTo(typical());
    assertThat(refused(octets).reason()).isEqualTo(RefusalReason.CHECKSUM);
  }

  @Test
  public void everyTruncationIsRefused() {
    byte[] octets = encode(typical());
    for (int length = 0; length < octets.length; length++) {
      Refusal refusal = refused(sealed(Arrays.copyOf(octets, length)));
      if (length < 8) {
        assertThat(refusal).isEqualTo(Refusal.of(RefusalReason.TRUNCATED_HEADER, length));
      } else {
        assertThat(refusal.reason()).isEqualTo(RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM);
        assertThat(refusal.offset()).isEqualTo(1);
      }
    }
  }

  @Test
  public void everyTruncationThatAdmitsItselfIsRefusedOrStable() {
    byte[] octets = encode(typical());
    for (int length = 8; length < octets.length; length += 8) {
      byte[] shorter = Arrays.copyOf(octets, length);
      shorter[1] = (byte) (length / 8 - 1);
      assertRefusedOrStable(sealed(shorter));
    }
  }

  // Verifies: 6275-9.2-1
  @Test
  public void everyCorruptionOfAnOctetFailsTheChecksum() {
    byte[] octets = encode(typical());
    for (int i = 0; i < octets.length; i++) {
      byte original = octets[i];
      for (int flip = 1; flip <= 0xff; flip++) {
        octets[i] = (byte) (original ^ flip);
        if (refused(octets).reason() != RefusalReason.CHECKSUM) {
          fail("octet " + i + ": " + refused(octets) + ": " + Octets.of(octets));
        }
      }
      octets[i] = original;
    }
  }

  @Test
  public void everyCorruptionOfAnOctetUnderARightChecksumIsRefusedOrStable() {
    byte[] octets = encode(typical());
    for (int i = 0; i < octets.length; i++) {
      for (int flip = 1; flip <= 0xff; flip++) {
        byte[] corrupt = octets.clone();
        corrupt[i] ^= (byte) flip;
        assertRefusedOrStable(sealed(corrupt));
      }
    }
  }

  /** A refusal inside the octets, or a message whose encoding decodes to an equal message. */
  public static void assertRefusedOrStable(byte[] octets) {
    MobilityMessage message;
    try {
      message = Wire.decode(octets);
    } catch (MalformedMessageException refused) {
      if (refused.refusal().offset() < 0 || refused.refusal().offset() > octets.length) {
        fail("offset of " + refused.getMessage() + ": " + Octets.of(octets));
      }
      return;
    }
    MobilityMessage again = accepted(encode(message));
    if (!again.equals(message) || again.hashCode() != message.hashCode()) {
      fail(message + " became " + again + ": " + Octets.of(octets));
    }
  }
}
