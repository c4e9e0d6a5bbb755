package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.runtime.dataplane.LinuxDataPlane;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** Changes that are made together are refused one by one. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: chg")
class ChangesTest {
  private static final String MAAR = "maar2";
  private static final Ipv6Address ANCHOR = Bench.maarAddress(1);
  private static final MnId MN = MnId.nai("mn1@example.org");

  /** More than are made together. */
  private static final int MANY = 50;

  @RegisterExtension final BenchOfTest made = new BenchOfTest("chg");

  private static Ipv6Prefix prefix(int number) {
    return Ipv6Prefix.parse("2001:db8:1" + String.format("%02x", number) + "::/64");
  }

  private static Output.Advertise router(String mn, Octets linkLayer, int number) {
    return new Output.Advertise(
        MnId.nai(mn), linkLayer, ANCHOR, Dlif.of(1, 0), prefix(number), false);
  }

  @Test
  void oneThatTheHostRefusesTakesNoOtherWithIt() throws Exception {
    Bench bench = made.make(2);
    try (LinuxDataPlane plane = Benches.forwarding(bench, 2, MN, new Door())) {
      Output.Advertise first = router("mn1@example.org", Bench.MN_MAC, 0);
      List<Tunnel> tunnels = new ArrayList<>();
      List<CompletableFuture<Map<String, Long>>> drops = new ArrayList<>();
      plane.advertise(first);
      // Another interface with the addresses of the first one's; nobody has the two at one MAAR.
      plane.advertise(router("mn2@example.org", Octets.ofHex("02aa00000002"), MANY + 1));
      for (int i = 0; i < MANY; i++) {
        Tunnel tunnel = new Tunnel(MN, prefix(i), Tunnel.End.SERVING, ANCHOR);
        tunnels.add(tunnel);
        plane.addTunnel(tunnel);
        drops.add(plane.drops()); // Asks the filter between what the filter is told.
      }
      plane.settled().get();

      assertThat(plane.failures()).isEqualTo(1);
      assertThat(drops).allSatisfy(it -> assertThat(it.join()).containsEntry("unknown_peer", 0L));
      assertThat(KernelView.of(bench, MAAR))
          .containsAll(new TreeSet<>(KernelView.wanted(tunnels, List.of(first))));
    }
  }
}
