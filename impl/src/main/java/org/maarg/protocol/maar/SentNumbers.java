package org.maarg.protocol.maar;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.maarg.wire.option.MnId;

/**
 * Whom a sequence number is about, of the updates that an answer may still come to. The counter is
 * the MAAR's (RFC 5213 6.9.1.1), so that a number names one mobile node.
 */
final class SentNumbers {
  private final Map<Integer, MnId> mns = new HashMap<>();

  void sent(Transmission transmission, MnId mn) {
    mns.put(transmission.sequence(), mn);
  }

  /** The number may have come round and be another mobile node's by now. */
  void forget(Transmission transmission, MnId mn) {
    mns.remove(transmission.sequence(), mn);
  }

  Optional<MnId> about(int sequence) {
    return Optional.ofNullable(mns.get(sequence));
  }
}
