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

  /** An update of ours has gone out; answers to it count until they are forgotten. */
  void sent(MaarBinding binding, Transmission transmission) {
    Optional<Transmission> oldest = binding.sent(transmission);
    if (oldest.isPresent()) {
      forget(oldest.get(), binding.mn());
    }
    mns.put(transmission.sequence(), binding.mn());
  }

  /**
   * What a binding that has been read back has sent. Where a number has come round, the one that
   * was sent later has it.
   */
  void restore(MaarBinding binding, Map<Integer, Transmission> latest) {
    for (Transmission transmission : binding.recent()) {
      Transmission other = latest.get(transmission.sequence());
      if (other == null || other.stamp().compareTo(transmission.stamp()) < 0) {
        latest.put(transmission.sequence(), transmission);
        mns.put(transmission.sequence(), binding.mn());
      }
    }
  }

  /** No answer to what was sent until now counts any more. */
  void forget(MaarBinding binding) {
    for (Transmission transmission : binding.recent()) {
      forget(transmission, binding.mn());
    }
    binding.forgetTransmissions();
  }

  /** The number may have come round and be another mobile node's by now. */
  private void forget(Transmission transmission, MnId mn) {
    mns.remove(transmission.sequence(), mn);
  }

  Optional<MnId> about(int sequence) {
    return Optional.ofNullable(mns.get(sequence));
  }
}
