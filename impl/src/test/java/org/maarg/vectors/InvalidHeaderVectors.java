package org.maarg.vectors;

import static org.maarg.vectors.InvalidVector.answered;
import static org.maarg.vectors.InvalidVector.dropped;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Refusal.Answer;
import org.maarg.wire.RefusalReason;

/** Mobility Headers that are refused for what stands before the options. */
final class InvalidHeaderVectors {
  static final String ABOUT =
      "Refused for what stands before the options: length, checksum, Payload Proto, Header Len.";

  private InvalidHeaderVectors() {}

  static List<InvalidVector> all() {
    List<InvalidVector> all = new ArrayList<>(sizes());
    all.addAll(checksums());
    all.addAll(payloadProtos());
    all.addAll(belowMinimum());
    all.addAll(beyondDatagram());
    all.addAll(trailing());
    all.addAll(unknownTypes());
    all.addAll(order());
    return all;
  }

  private static List<InvalidVector> sizes() {
    String requirement = "6275-6.1.1-1, 6275-6.1.1-3";
    return List.of(
        dropped("truncated-1", "One octet.", requirement, RefusalReason.TRUNCATED_HEADER, 1, "3b"),
        dropped(
            "truncated-7",
            "One octet less than the least there is.",
            requirement,
            RefusalReason.TRUNCATED_HEADER,
            7,
            "3b 00 05 00 CCCC 00"),
        dropped(
            "too-long-2049",
            "One octet more than Header Len can tell.",
            requirement,
            RefusalReason.TOO_LONG,
            2048,
            "3b ff 05 00 CCCC 0001 0200 000f | 00*2037"),
        dropped(
            "too-long-2056",
            "One unit more than Header Len can tell.",
            requirement,
            RefusalReason.TOO_LONG,
            2048,
            "3b ff 05 00 CCCC 0001 0200 000f | 00*2044"));
  }

  private static List<InvalidVector> checksums() {
    String requirement = "6275-9.2-1, 6275-6.1.1-5";
    return List.of(
        dropped(
            "checksum-zero",
            "The checksum field was never filled.",
            requirement,
            RefusalReason.CHECKSUM,
            4,
            "3b 01 05 00 0000 0001 0200 000f | 01 02 0000"),
        dropped(
            "checksum-without-pseudo-header",
            "The checksum of the header alone, without addresses, length and protocol.",
            requirement,
            RefusalReason.CHECKSUM,
            4,
            "3b 01 05 00 bcec 0001 0200 000f | 01 02 0000"),
        dropped(
            "checksum-before-payload-proto",
            "Payload Proto is wrong as well: the checksum counts first, and nothing is answered.",
            "6275-9.2-1, 6275-9.2-3",
            RefusalReason.CHECKSUM,
            4,
            "3a 01 05 00 0000 0001 0200 000f | 01 02 0000"),
        dropped(
            "checksum-before-unknown-type",
            "The type is unknown as well: the checksum counts first, and nothing is answered.",
            "6275-9.2-1, 6275-9.2-2",
            RefusalReason.CHECKSUM,
            4,
            "3b 01 10 00 0000 0001 0200 000f | 01 02 0000"));
  }

  private static List<InvalidVector> payloadProtos() {
    String requirement = "6275-9.2-3, 6275-9.2-5";
    return List.of(
        answered(
            "payload-proto-0",
            "Payload Proto 0 in a Binding Update.",
            requirement,
            RefusalReason.PAYLOAD_PROTO,
            0,
            Answer.PARAMETER_PROBLEM,
            "00 LL 05 00 CCCC 0001 0200 000f | 01 02 0000"),
        answered(
            "payload-proto-6",
            "Payload Proto 6, TCP, in a Binding Acknowledgement.",
            requirement,
            RefusalReason.PAYLOAD_PROTO,
            0,
            Answer.PARAMETER_PROBLEM,
            "06 LL 06 00 CCCC 00 20 0001 000f | 01 02 0000"),
        answered(
            "payload-proto-be",
            "Payload Proto 135 in a Binding Error.",
            requirement,
            RefusalReason.PAYLOAD_PROTO,
            0,
            Answer.PARAMETER_PROBLEM,
            "87 LL 07 00 CCCC 02 00 @::"));
  }

  private static List<InvalidVector> belowMinimum() {
    String requirement = "6275-9.2-4, 6275-9.2-5";
    RefusalReason reason = RefusalReason.HEADER_LENGTH_BELOW_MINIMUM;
    return List.of(
        answered(
            "below-minimum-bu",
            "A Binding Update of 8 octets: the fixed part ends after the sequence number.",
            requirement,
            reason,
            1,
            Answer.PARAMETER_PROBLEM,
            "3b LL 05 00 CCCC 0001"),
        answered(
            "below-minimum-ba",
            "A Binding Acknowledgement of 8 octets.",
            requirement,
            reason,
            1,
            Answer.PARAMETER_PROBLEM,
            "3b LL 06 00 CCCC 00 20"),
        answered(
            "below-minimum-be",
            "A Binding Error of 16 octets: half a home address.",
            requirement,
            reason,
            1,
            Answer.PARAMETER_PROBLEM,
            "3b LL 07 00 CCCC 02 00 0000000000000000"),
        answered(
            "below-minimum-bu-whole-datagram",
            "Header Len 0 in a Binding Update that is all there.",
            requirement,
            reason,
            1,
            Answer.PARAMETER_PROBLEM,
            "3b 00 05 00 CCCC 0001 0200 000f | 01 02 0000"));
  }

  private static List<InvalidVector> beyondDatagram() {
    String requirement = "6275-6.1.1-3";
    RefusalReason reason = RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM;
    return List.of(
        dropped(
            "beyond-datagram-by-1",
            "Header Len tells of one unit that did not arrive.",
            requirement,
            reason,
            1,
            "3b 02 05 00 CCCC 0001 0200 000f | 01 02 0000"),
        dropped(
            "beyond-datagram-255",
            "Header Len 255 in a Binding Acknowledgement of 16 octets.",
            requirement,
            reason,
            1,
            "3b ff 06 00 CCCC 00 20 0001 000f | 01 02 0000"),
        dropped(
            "beyond-datagram-missing-padding",
            "The padding at the end was left out: 12 octets, which Header Len cannot tell.",
            "6275-6.1.1-3, 6275-6.1.7-1",
            reason,
            1,
            "3b 01 05 00 CCCC 0001 0200 000f"));
  }

  private static List<InvalidVector> trailing() {
    String requirement = "6275-6.1.1-3";
    RefusalReason reason = RefusalReason.TRAILING_OCTETS;
    return List.of(
        dropped(
            "trailing-unit",
            "A unit more than Header Len tells of.",
            requirement,
            reason,
            16,
            "3b 01 05 00 CCCC 0001 0200 000f | 01 02 0000 | 0000000000000000"),
        dropped(
            "trailing-octet",
            "An octet more than Header Len tells of.",
            requirement,
            reason,
            16,
            "3b 01 06 00 CCCC 00 20 0001 000f | 01 02 0000 | 00"),
        dropped(
            "trailing-missing-padding",
            "The padding at the end was left out, and Header Len was rounded down.",
            "6275-6.1.1-3",
            reason,
            16,
            "3b 01 05 00 CCCC 0001 0200 000f | 08 04 01 'mn1'"));
  }

  private static List<InvalidVector> unknownTypes() {
    String requirement = "6275-9.2-2, 6275-6.1.1-3";
    return List.of(
        answered(
            "unknown-type-beyond-datagram",
            "Header Len does not fit, but the type is unknown: that is what the sender is told.",
            requirement,
            RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM,
            1,
            Answer.BINDING_ERROR,
            "3b 05 10 00 CCCC 0000"),
        answered(
            "unknown-type-trailing",
            "Octets beyond Header Len, but the type is unknown: that is what the sender is told.",
            requirement,
            RefusalReason.TRAILING_OCTETS,
            8,
            Answer.BINDING_ERROR,
            "3b 00 10 00 CCCC 0000 | 0000000000000000"));
  }

  private static List<InvalidVector> order() {
    return List.of(
        answered(
            "order-payload-proto-first",
            "Payload Proto and Header Len are both wrong.",
            "6275-9.2-3, 6275-9.2-4",
            RefusalReason.PAYLOAD_PROTO,
            0,
            Answer.PARAMETER_PROBLEM,
            "3a 00 05 00 CCCC 0001"),
        answered(
            "order-minimum-before-datagram",
            "Header Len is below the minimum and smaller than the datagram.",
            "6275-9.2-4, 6275-6.1.1-3",
            RefusalReason.HEADER_LENGTH_BELOW_MINIMUM,
            1,
            Answer.PARAMETER_PROBLEM,
            "3b 01 07 00 CCCC 02 00 @::"),
        dropped(
            "order-length-before-options",
            "Header Len is too large, and the only option runs past the end.",
            "6275-6.1.1-3, 6275-6.2.1-4",
            RefusalReason.HEADER_LENGTH_BEYOND_DATAGRAM,
            1,
            "3b 02 05 00 CCCC 0001 0200 000f | 08 ff 01 61"));
  }
}
