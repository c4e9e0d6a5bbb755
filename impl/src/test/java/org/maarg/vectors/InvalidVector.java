package org.maarg.vectors;

import org.maarg.wire.Refusal.Answer;
import org.maarg.wire.RefusalReason;

/**
 * The hand-written description of octets that every receiver must refuse; what is expected comes
 * from the RFCs and from the decisions on them, not from a decoder.
 *
 * @param requirements IDs, separated by commas
 * @param offset of the offending field
 * @param octets as {@link OctetText} reads them
 */
record InvalidVector(
    String name,
    String shows,
    String requirements,
    RefusalReason reason,
    int offset,
    Answer answer,
    String octets) {
  static InvalidVector dropped(
      String name,
      String shows,
      String requirements,
      RefusalReason reason,
      int offset,
      String... octets) {
    return new InvalidVector(
        name, shows, requirements, reason, offset, Answer.DROP, String.join(" ", octets));
  }

  static InvalidVector answered(
      String name,
      String shows,
      String requirements,
      RefusalReason reason,
      int offset,
      Answer answer,
      String... octets) {
    return new InvalidVector(
        name, shows, requirements, reason, offset, answer, String.join(" ", octets));
  }
}
