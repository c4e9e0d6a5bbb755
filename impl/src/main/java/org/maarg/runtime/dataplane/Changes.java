package org.maarg.runtime.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is to be changed in the host for several tunnels and routers, all at once: the way to the
 * programs and back takes longer than most of what they do. Used by one thread.
 */
final class Changes {
  /**
   * One of them.
   *
   * @param what for whoever reads of its failure
   * @param first commands of iproute2, while the filter is opened
   * @param then commands once it is open
   * @param after is done when all of it is there
   */
  record Change(String what, List<String> first, List<String> then, Runnable after) {
    Change {
      first = List.copyOf(first);
      then = List.copyOf(then);
    }

    private Optional<String> failure(Map<String, String> reasons) {
      return Stream.concat(first.stream(), then.stream())
          .filter(reasons::containsKey)
          .findFirst()
          .map(reasons::get);
    }
  }

  /** At some ten mobile nodes that come at once the way to the programs is no cost any more. */
  private static final int MOST = 32;

  private final IpCommands ip;
  private final IngressFilter filter;
  private final BiConsumer<String, String> failed;
  private final List<Change> waiting = new ArrayList<>();

  /**
   * None yet.
   *
   * @param failed hears of each that the host has refused, or whose end has failed, and why
   */
  Changes(IpCommands ip, IngressFilter filter, BiConsumer<String, String> failed) {
    this.ip = ip;
    this.filter = filter;
    this.failed = failed;
  }

  /** Adds one, to be done with those that are waiting; so many do not wait for more. */
  void add(Change change) {
    waiting.add(change);
    if (waiting.size() >= MOST) {
      commit();
    }
  }

  /** Does all that are waiting. */
  void commit() {
    List<Change> all = List.copyOf(waiting);
    waiting.clear();
    if (all.isEmpty()) {
      return;
    }
    Map<String, String> reasons = ip.runAll(commands(all, Change::first));
    Optional<String> shut = filter.settle();
    reasons.putAll(ip.runAll(commands(all, Change::then)));
    for (Change change : all) {
      Optional<String> reason = shut.or(() -> change.failure(reasons));
      if (reason.isPresent()) {
        failed.accept(change.what(), reason.get());
      } else {
        end(change);
      }
    }
  }

  private void end(Change change) {
    try {
      change.after().run();
    } catch (DataPlaneException e) {
      failed.accept(change.what(), String.valueOf(e.getMessage()));
    }
  }

  private static List<String> commands(List<Change> all, Function<Change, List<String>> which) {
    return all.stream().flatMap(change -> which.apply(change).stream()).toList();
  }
}
