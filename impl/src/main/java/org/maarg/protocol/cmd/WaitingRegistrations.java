package org.maarg.protocol.cmd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.maarg.protocol.Output;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Timer;
import org.maarg.wire.option.MnId;

/**
 * Registrations of another interface than that of the mobile node's one session, which wait whether
 * that is deregistered: then they are its handover (RFC 5213 5.4.1.2, 5.4.1.3). Of a mobile node
 * the last one waits.
 */
final class WaitingRegistrations {
  /** Each as the entry that it would make. */
  private final Map<MnId, CmdBinding> waiting = new HashMap<>();

  int size() {
    return waiting.size();
  }

  boolean has(MnId mn) {
    return waiting.containsKey(mn);
  }

  /** The one of the interface that an update tells of. */
  Optional<CmdBinding> ofInterface(Request request) {
    CmdBinding waits = request.mn().isEmpty() ? null : waiting.get(request.mn().get());
    return waits != null
            && request.tellsInterface()
            && waits.registration().isExactlyOf(request.accessTechnology(), request.linkLayer())
        ? Optional.of(waits)
        : Optional.empty();
  }

  // Implements: 5213-5.4.1.2-5, 5213-5.4.1.3-3, 5213-9.1-4
  /** The time runs from the first that waits: whoever asks again does not wait longer. */
  void hold(CmdBinding candidate, long millis, Consumer<Output> out) {
    MnId mn = candidate.registration().mn();
    if (waiting.put(mn, candidate) == null) {
      out.accept(new Output.StartTimer(timer(mn), millis));
    }
  }

  /** Ends the waiting of a mobile node's registration that waits. */
  CmdBinding take(MnId mn) {
    return Objects.requireNonNull(waiting.remove(mn));
  }

  /** What waits of an interface has been overtaken by what this update says of it. */
  void forget(Request request, Consumer<Output> out) {
    Optional<CmdBinding> same = ofInterface(request);
    if (same.isPresent()) {
      MnId mn = same.get().registration().mn();
      take(mn);
      cancel(mn, out);
    }
  }

  void cancel(MnId mn, Consumer<Output> out) {
    out.accept(new Output.CancelTimer(timer(mn)));
  }

  private static Timer timer(MnId mn) {
    return Timer.of(Timer.Kind.NEW_SESSION, mn);
  }

  void writeState(StateWriter out) {
    List<MnId> mns = new ArrayList<>(waiting.keySet());
    Collections.sort(mns);
    out.put(mns.size());
    for (MnId mn : mns) {
      Objects.requireNonNull(waiting.get(mn)).writeState(out);
    }
  }

  void readState(StateReader in) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      CmdBinding candidate = CmdBinding.readState(in);
      if (!candidate.previousMaars().isEmpty()) {
        throw in.damage("a registration that waits has previous MAARs");
      }
      waiting.put(candidate.registration().mn(), candidate);
    }
    in.checkNames(count, waiting.size());
  }
}
