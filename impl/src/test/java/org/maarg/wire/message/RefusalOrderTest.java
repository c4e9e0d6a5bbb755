package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.maarg.wire.message.Wire.DESTINATION;
import static org.maarg.wire.message.Wire.SOURCE;
import static org.maarg.wire.message.Wire.accepted;
import static org.maarg.wire.message.Wire.header;
import static org.maarg.wire.message.Wire.hex;
import static org.maarg.wire.message.Wire.refused;
import static org.maarg.wire.message.Wire.sealed;
import static org.maarg.wire.message.Wire.update;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Refusal;
import org.maarg.wire.Refusal.Answer;
import org.maarg.wire.RefusalReason;

/**
 * Each check of a Mobility Header as a whole, and that the earlier of two faults is the one told.
 */
class RefusalOrderTest {
  private static final byte[] NO_OPTIONS = update(hex("01020000"));

  /** A copy with one octet changed and the right checksum. */
  private static byte[] with(byte[] octets, int index, int value) {
    byte[] changed = octets.clone();
    changed[index] = (byte) value;
    return sealed(changed);
  }

  private static byte[] unsealed(byte[] octets) {
    byte[] changed = octets.clone();
    changed[4] ^= 1;
    return changed;
  }

  @Test
  void sizeComesBeforeChecksum() {
    for (int length = 0; length < 8; length++) {
      assertThat(refused(new byte[length]))
          .isEqualTo(new Refusal(RefusalReason.TRUNCATED_HEADER, length, Answer.DROP));
    }
    assertThat(refused(new byte[2049]))
        .isEqualTo(new Refusal(RefusalReason.TOO_LONG, 2048, Answer.DROP));
    assertThat(refused(new byte[2048]).reason()).isEqualTo(RefusalReason.CHECKSUM);
    assertThat(refused(new byte[8]).reason()).isEqualTo(RefusalReason.CHECKSUM);
  }

  // Verifies: 6275-9.2-1
  @Test
  void checksumComesBeforeType() {
    byte[] octets = unsealed(with(NO_OPTIONS, 2, 99));
    assertThat(refused(octets)).isEqualTo(new Refusal(RefusalReason.CHECKSUM, 4, Answer.DROP));
  }

  // Verifies: 6275-9.2-2
  @Test
  void typeComesBeforePayloadProto() {
    byte[] octets = with(with(NO_OPTIONS, 2, 99), 0, 6);
    assertThat(accepted(octets)).isInstanceOf(UnknownMessage.class);
  }

  // Verifies: 6275-9.2-3
  @Test
  void payloadProtoComesBeforeHeaderLength() {
    for (int proto = 0; proto <= 0xff; proto++) {
      byte[] octets = with(with(NO_OPTIONS, 1, 0), 0, proto);
      Refusal expected =
          proto == 59
              ? new Refusal(RefusalReason.HEADER_LENGTH_BELOW_MINIMUM, 1, Answer.PARAMETER_PROBLEM)
              : new Refusal(RefusalReason.PAYLOAD_PROTO, 0, Answer.PARAMETER_PROBLEM);
      assertThat(refused(octets)).isEqualTo(expected);
    }
  }

  // Verifies: 6275-9.2-4
  @Test
  void minimumComesBeforeTrailingOctets() {
    byte[] octets = with(NO_OPTIONS, 1, 0);
    assertThat(refused(octets).reason()).isEqualTo(RefusalReason.HEADER_LENGTH_BELOW_MINIMUM);
  }

  // Verifies: 6275-6.1.1-3
  @Test
  void headerLengthMustTellTheDatagramsLength() {
    for (int stated = 1; stated <= 0xff; stated++) {
      byte[] octets = with(Arrays.copyOf(NO_OPTIONS, 64), 1, stated);
      if (stated < 7) {
        assertThat(refused(octets))
            .isEqualTo(new Refusal(RefusalReason.TRAILING_OCTETS, stated * 8 + 8, Answer.DROP));
      } else if (stated > 7) {
        assertThat(refused(octets))
            .isEqualTo(new Refusal(RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM, 1, Answer.DROP));
      } else {
        assertThat(accepted(octets).type()).isEqualTo(5);
      }
    }
  }

  @Test
  void partOfAUnitIsRefused() {
    for (int length = 17; length < 24; length++) {
      byte[] octets = sealed(Arrays.copyOf(NO_OPTIONS, length));
      assertThat(refused(octets)).isEqualTo(Refusal.of(RefusalReason.TRAILING_OCTETS, 16));
    }
  }

  @Test
  void headerLengthComesBeforeOptions() {
    byte[] octets = with(Arrays.copyOf(NO_OPTIONS, 24), 12, 0xee);
    assertThat(refused(octets).reason()).isEqualTo(RefusalReason.TRAILING_OCTETS);
  }

  @Test
  void firstBadOptionIsTheOneTold() {
    byte[] twoBadPrefixes = Wire.concat(hex("161200ff"), new byte[16], hex("16120081"));
    assertThat(refused(update(hex("0900"), twoBadPrefixes, new byte[16])))
        .isEqualTo(Refusal.of(RefusalReason.PREFIX_LENGTH, 17));
  }

  @Test
  void frameOfAnOptionComesBeforeTheFlagAndTheFlagBeforeTheData() {
    byte[] fixed = hex("000182000005");
    assertThat(refused(header(5, fixed, hex("4422"), new byte[2])))
        .isEqualTo(Refusal.of(RefusalReason.OPTION_TRUNCATED, 13));
    assertThat(refused(header(5, fixed, hex("4402"), new byte[2])))
        .isEqualTo(Refusal.of(RefusalReason.EXTENSION_OPTION_WITHOUT_D_FLAG, 12));
    assertThat(refused(update(hex("4402"), new byte[2])))
        .isEqualTo(Refusal.of(RefusalReason.OPTION_LENGTH, 13));
  }

  @Test
  void rangeOutsideTheArrayIsTheCallersError() {
    byte[] octets = new byte[16];
    int[][] ranges = {{-1, 8}, {0, -1}, {0, 17}, {9, 8}, {17, 0}, {1, Integer.MAX_VALUE}};
    for (int[] range : ranges) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> MobilityHeader.decode(octets, range[0], range[1], SOURCE, DESTINATION));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> MobilityHeader.decodeVerified(octets, range[0], range[1]));
    }
  }

  @Test
  void verifiedVariantChecksSizeAndAllTheRest() {
    assertThat(verifiedRefusal(new byte[7]).reason()).isEqualTo(RefusalReason.TRUNCATED_HEADER);
    assertThat(verifiedRefusal(new byte[2049]).reason()).isEqualTo(RefusalReason.TOO_LONG);
    assertThat(verifiedRefusal(with(NO_OPTIONS, 0, 6)).reason())
        .isEqualTo(RefusalReason.PAYLOAD_PROTO);
  }

  private static Refusal verifiedRefusal(byte[] octets) {
    try {
      MobilityHeader.decodeVerified(octets, 0, octets.length);
      throw new AssertionError("accepted");
    } catch (MalformedMessageException refused) {
      return refused.refusal();
    }
  }

  @Test
  void refusalReadsWellAndCostsNoStackTrace() {
    MalformedMessageException refused =
        new MalformedMessageException(RefusalReason.PAYLOAD_PROTO, 0);
    assertThat(refused).hasMessage("PAYLOAD_PROTO at octet 0, PARAMETER_PROBLEM").hasNoCause();
    assertThat(refused.getStackTrace()).isEmpty();
    Refusal refusal = refused.refusal();
    assertThat(refusal)
        .isEqualTo(Refusal.of(RefusalReason.PAYLOAD_PROTO, 0))
        .hasSameHashCodeAs(Refusal.of(RefusalReason.PAYLOAD_PROTO, 0))
        .isNotEqualTo(Refusal.of(RefusalReason.PAYLOAD_PROTO, 1))
        .isNotEqualTo(Refusal.of(RefusalReason.CHECKSUM, 0))
        .isNotEqualTo(new Refusal(RefusalReason.PAYLOAD_PROTO, 0, Answer.DROP));
  }
}
