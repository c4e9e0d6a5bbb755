package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/**
 * A host that nobody can reach from elsewhere than the first MAAR stays in reach of a mobile node
 * that has moved (the last use case of RFC 8885 3.7).
 */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: lan")
class LocalNetworkTest {
  private static final String NAME = "lan";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension final BenchOfTest made = new BenchOfTest(NAME);

  private Bench bench;

  // Verifies: 8885-3.7-11, 8885-3.7-12, 8885-3.7-13
  @ParameterizedTest(name = "{0}, ipsec: {1}")
  @MethodSource("org.maarg.cli.testbed.Benches#modesClearAndProtected")
  void connectionsOldAndNewReachTheLocalNetworkOfTheFirstMaar(Mode mode, boolean ipsec) {
    bench = made.make(2);
    bench.addLan(1);
    CoreCounters core = new CoreCounters(bench);
    try (BenchNodes nodes = new BenchNodes(bench, mode, 2, made.ipsec(ipsec), List.of());
        Correspondent host = new Correspondent(bench.file("lan"))) {
      arrive(nodes, 1);
      Ipv6Address first = Bench.mnAddress(nodes.prefixOf(1).orElseThrow());
      try (Flow old = flow(first)) {
        old.start(bench.file("mn"));
        awaitRecords(old, 100);
        assertThat(routes()).doesNotContain(Bench.LAN.toString());

        arrive(nodes, 2);
        // By the router of the first MAAR, which is here now.
        Eventually.until(PATIENCE, "a route: " + routes(), () -> hasRoute("fe80::1ff:fe00:0"));
        awaitRecords(old, old.arrivals().count() + 200);
        assertThat(old.trouble()).isEmpty();
        assertThat(core.mobilityHeaders() == 0).isEqualTo(ipsec);
        assertThat(core.pairs())
            .containsExactlyInAnyOrder(
                Bench.maarAddress(1) + " " + Bench.maarAddress(2),
                Bench.maarAddress(2) + " " + Bench.maarAddress(1));
      }
      try (Flow fresh = flow(first)) {
        fresh.start(bench.file("mn"));
        awaitRecords(fresh, 100);
      }
      Ipv6Address second = Bench.mnAddress(nodes.prefixOf(2).orElseThrow());
      assertThat(ping(second)).as("from elsewhere it is out of reach").contains("100% packet loss");
      assertThat(host).isNotNull();
    }
  }

  private static Flow flow(Ipv6Address from) {
    return new TcpFlow("tcp", from, Bench.LAN_HOST, Correspondent.THIN, Correspondent.THIN_OCTETS);
  }

  private void arrive(BenchNodes nodes, int maar) {
    bench.attach(maar);
    Eventually.until(
        PATIENCE,
        "served by MAAR " + maar,
        () -> nodes.node(maar).routers().stream().anyMatch(it -> it.preferred()));
    String local = "local " + Bench.mnAddress(nodes.prefixOf(maar).orElseThrow()) + " ";
    Eventually.until(
        PATIENCE,
        "configured",
        () -> bench.show("mn", "route", "show", "table", "local").contains(local));
  }

  private static void awaitRecords(Flow flow, int count) {
    Eventually.until(
        PATIENCE,
        count + " records, " + flow.trouble(),
        () -> flow.arrivals().count() >= count || flow.trouble().isPresent());
    assertThat(flow.trouble()).isEmpty();
    assertThat(flow.arrivals().rising()).isTrue();
  }

  private String routes() {
    return bench.show("mn", "route", "show");
  }

  private boolean hasRoute(String router) {
    return routes()
        .lines()
        .anyMatch(line -> line.startsWith(Bench.LAN + " ") && line.contains(router));
  }

  private String ping(Ipv6Address from) {
    String command = "ping -6 -n -c 3 -i 0.2 -W 1 -I " + from + " " + Bench.LAN_HOST + " || true";
    return Shell.run(Shell.inside(bench.file("mn"), "sh", "-c", command), "");
  }
}
