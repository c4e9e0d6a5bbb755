package org.maarg.protocol.maar;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a sequence number is about, of the updates that an answer may still come to. The counter is
 * the MAAR's (RFC 5213 6.9.1.1), so that a number names one session.
 */
final class SentNumbers {
  private final Map<Integer, MaarBinding> askers = new HashMap<>();

  /** An update of ours has gone out; answers to it count until they are forgotten. */
  void sent(MaarBinding binding, Transmission transmission) {
    Optional<Transmission> oldest = binding.sent(transmission);
    if (oldest.isPresent()) {
      forget(oldest.get(), binding);
    }
    askers.put(transmission.sequence(), binding);
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
        askers.put(transmission.sequence(), binding);
      }
    }
  }

  /** No answer to what was sent until now counts any more. */
  void forget(MaarBinding binding) {
    for (Transmission transmission : binding.recent()) {
      forget(transmission, binding);
    }
    binding.forgetTransmissions();
  }

  /** The number may have come round and be another session's by now. */
  private void forget(Transmission transmission, MaarBinding binding) {
    MaarBinding asker = askers.get(transmission.sequence());
    if (asker != null && asker.session() == binding.session() && asker.mn().equals(binding.mn())) {
      askers.remove(transmission.sequence());
    }
  }

  /** The binding that an update with this number was about. */
  Optional<MaarBinding> about(int sequence) {
    return Optional.ofNullable(askers.get(sequence));
  }
}
