package org.maarg.conformance.play;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What has arrived for a case and was not looked at yet; any thread may put, one takes. */
final class Mailbox {
  private final String label;
  private final List<Arrival> waiting = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  /** For the case of this name. */
  Mailbox(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Something came that no arrival could be made of. */
  synchronized void putUnreadable(String what) {
    unreadable.add(what);
  }

  /** What could not be read so far. */
  synchronized List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  synchronized void put(Arrival arrival) {
    waiting.add(arrival);
    notifyAll();
  }

  /** The first arrival that fits, waiting for it at most so long; others stay. */
  synchronized Optional<Arrival> take(Predicate<Arrival> fits, long millis)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    Optional<Arrival> found = remove(fits);
    while (found.isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
      found = remove(fits);
    }
    return found;
  }

  private Optional<Arrival> remove(Predicate<Arrival> fits) {
    for (Iterator<Arrival> it = waiting.iterator(); it.hasNext(); ) {
      Arrival arrival = it.next();
      if (fits.test(arrival)) {
        it.remove();
        return Optional.of(arrival);
      }
    }
    return Optional.empty();
  }

  /** Everything that fits and is there. */
  synchronized List<Arrival> takeAll(Predicate<Arrival> fits) {
    List<Arrival> found = new ArrayList<>();
    for (Optional<Arrival> next = remove(fits); next.isPresent(); next = remove(fits)) {
      found.add(next.get());
    }
    return found;
  }
}
