package org.maarg.checks.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.world.LiveNodes;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.World;
import org.maarg.protocol.StateWriter;

/**
 * A domain whose nodes are all read back from what they keep, before every step that it can take,
 * has the states that it has otherwise: in every state of these worlds nothing of a node is lost.
 */
class ReadBackTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "small-relay-loss",
        "small-relay-copy",
        "small-relay-early",
        "small-two-mns",
        "small-locator",
        "small-proxy",
        "small-leave-design-a",
        "small-leave-design-b",
        "small-crash",
        "small-hardened",
        "small-draft",
        "small-rate",
        "small-pace",
        "small-pace-two-mns",
        "small-evict",
        "small-heartbeat"
      })
  void aDomainOfNodesThatAreReadBackHasTheSameStates(String name) {
    CheckedWorld world = Worlds.named(name).orElseThrow();
    assertThat(statesOf(world)).isEqualTo(world.unique());
  }

  private static int statesOf(CheckedWorld world) {
    StateWriter scratch = new StateWriter();
    World start = new World(world.bounds(), Monitor.NONE, new LiveNodes(world.bounds()));
    Set<Long> seen = new HashSet<>();
    seen.add(start.fingerprint(scratch));
    Deque<World> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      World next = open.removeFirst();
      int steps = next.enabled();
      for (int step = 0; step < steps; step++) {
        World after = next.copy(Monitor.NONE);
        after.step(step);
        if (seen.add(after.fingerprint(scratch))) {
          open.add(after);
        }
      }
    }
    return seen.size();
  }
}
