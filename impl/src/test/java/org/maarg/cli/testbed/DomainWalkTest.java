package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Mode;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.LiveNode;

/**
 * A mobile node walks at random, and after each step the kernel of each MAAR has the tunnels and
 * routers that the node says, and no other: what the model checks are about is what forwards.
 */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: walk")
class DomainWalkTest {
  private static final String NAME = "walk";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAARS = 3;
  private static final int STEPS = 20;

  @RegisterExtension final BenchOfTest made = new BenchOfTest(NAME);

  private Bench bench;

  // Verifies: 5213-5.6.1-1, 5213-6.10.5-1, 5213-6.9.1.4-7, 8885-3.7-1
  @ParameterizedTest
  @EnumSource(Mode.class)
  void theKernelsFollowTheNodes(Mode mode) throws Exception {
    Random random = new Random(mode.name().hashCode());
    bench = made.make(MAARS);
    try (BenchNodes nodes = new BenchNodes(bench, mode, MAARS, Optional.empty(), List.of())) {
      int at = 1;
      bench.attach(at);
      for (int step = 0; step < STEPS; step++) {
        awaitServed(nodes, at, mode + ", step " + step);
        int to = 1 + random.nextInt(MAARS);
        if (to == at || random.nextInt(4) > 0) { // Else the old one does not see it go.
          nodes.node(at).detach(BenchNodes.MN);
        }
        if (to == at) {
          bench.detach();
          awaitFollowed(nodes, mode + ", gone in step " + step);
        }
        bench.attach(to);
        at = to;
      }
      awaitServed(nodes, at, mode + ", last");
      for (int maar = 1; maar <= MAARS; maar++) {
        assertThat(nodes.node(maar).forwarding().orElseThrow().failures()).isZero();
      }
    }
  }

  private void awaitServed(BenchNodes nodes, int maar, String what) {
    long start = System.nanoTime();
    Eventually.until(
        PATIENCE,
        what + ": served by MAAR " + maar,
        () -> {
          if (System.nanoTime() - start > Duration.ofSeconds(2).toNanos()) {
            bench.solicit(); // The first was too soon after the one before.
          }
          return nodes.node(maar).routers().stream().anyMatch(it -> it.preferred());
        });
    awaitFollowed(nodes, what);
  }

  private void awaitFollowed(BenchNodes nodes, String what) {
    for (int maar = 1; maar <= MAARS; maar++) {
      LiveNode node = nodes.node(maar);
      String role = "maar" + maar;
      Eventually.until(
          PATIENCE,
          what + ": " + role + " has " + node.tunnels() + node.routers(),
          () ->
              KernelView.of(bench, role).equals(KernelView.wanted(node.tunnels(), node.routers())));
    }
  }
}
