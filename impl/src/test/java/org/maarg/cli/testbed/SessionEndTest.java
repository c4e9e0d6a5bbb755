package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Mode;
import org.maarg.runtime.Eventually;
import org.maarg.wire.Ipv6Address;

/** Tunnels lie between the right MAARs, and after the end of a session there is none. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: end")
class SessionEndTest {
  private static final String NAME = "end";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int LIFETIME_SECONDS = 4;

  @RegisterExtension final BenchOfTest made = new BenchOfTest(NAME);

  private Bench bench;

  // Verifies: 5213-5.6.1-1, 8885-3.2-14, 8885-3.2-15, 5213-6.9.1.4-7, 5213-5.3.5-5
  @ParameterizedTest(name = "{0}, ipsec: {1}")
  @MethodSource("org.maarg.cli.testbed.Benches#modesClearAndProtected")
  void tunnelsEndWithTheSessionAndNothingOfItIsLeft(Mode mode, boolean ipsec) {
    bench = made.make(3);
    CoreCounters core = new CoreCounters(bench);
    try (BenchNodes nodes =
        new BenchNodes(bench, mode, 3, made.ipsec(ipsec), LIFETIME_SECONDS, List.of())) {
      List<String> before = settled();
      for (int maar = 1; maar <= 3; maar++) {
        bench.attach(maar);
        int here = maar;
        Eventually.until(
            PATIENCE,
            "served by MAAR " + maar,
            () -> nodes.node(here).routers().stream().anyMatch(it -> it.preferred()));
      }
      Ipv6Address first = Bench.mnAddress(nodes.prefixOf(1).orElseThrow());
      Ipv6Address second = Bench.mnAddress(nodes.prefixOf(2).orElseThrow());
      Eventually.until(PATIENCE, "first in reach", () -> ping(first).contains(" 0% packet loss"));
      Eventually.until(PATIENCE, "second in reach", () -> ping(second).contains(" 0% packet loss"));
      assertThat(core.pairs())
          .contains(pair(1, 3), pair(3, 1), pair(2, 3), pair(3, 2))
          // On its way the mobile node was at MAAR 2, and a packet may have followed it there.
          .isSubsetOf(pair(1, 3), pair(3, 1), pair(2, 3), pair(3, 2), pair(1, 2), pair(2, 1));
      assertThat(core.mobilityHeaders() == 0).isEqualTo(ipsec);

      nodes.node(3).detach(BenchNodes.MN);
      bench.detach();
      Eventually.until(
          PATIENCE,
          "nobody knows the mobile node",
          () ->
              nodes.node(0).cmdBindings().isEmpty()
                  && nodes.all().stream().allMatch(node -> node.maarBindings().isEmpty()));
      Eventually.until(PATIENCE, "as before", () -> kernels().equals(before));

      long tunnelled = core.tunnelled();
      assertThat(ping(first)).contains("100% packet loss");
      assertThat(ping(second)).contains("100% packet loss");
      assertThat(core.tunnelled()).isEqualTo(tunnelled);
    }
  }

  private static String pair(int from, int to) {
    return Bench.maarAddress(from) + " " + Bench.maarAddress(to);
  }

  /** What they have once they know that their addresses are theirs alone. */
  private List<String> settled() {
    Eventually.until(
        PATIENCE,
        "no address is tentative",
        () -> kernels().stream().noneMatch(it -> it.contains(" tentative")));
    return kernels();
  }

  /** What the kernels of the MAARs have, but for what counters count. */
  private List<String> kernels() {
    List<String> kernels = new ArrayList<>();
    for (int maar = 1; maar <= 3; maar++) {
      kernels.add(
          Benches.everything(bench, "maar" + maar)
              .replaceAll("packets \\d+ bytes \\d+", "")
              .replaceAll("pref \\S+", ""));
    }
    return kernels;
  }

  private String ping(Ipv6Address to) {
    String command = "ping -6 -n -c 3 -i 0.2 -W 1 " + to + " || true";
    return Shell.run(Shell.inside(bench.file("cn"), "sh", "-c", command), "");
  }
}
