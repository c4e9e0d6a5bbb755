package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.LiveNode;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.HandoffIndicator;

/**
 * A mobile node with two interfaces has two sessions, and each has its own routes, routers and
 * rules in the kernels: what happens to one leaves the packets of the other alone.
 */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: two")
class TwoInterfacesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAARS = 3;

  /** So short that a session that is over is forgotten while the test waits. */
  private static final int LIFETIME_SECONDS = 4;

  @RegisterExtension final BenchOfTest made = new BenchOfTest("two");

  private Bench bench;
  private BenchNodes nodes;
  private MnInterface first;
  private MnInterface second;

  private BenchNodes start(Mode mode) {
    bench = made.make(MAARS);
    first = bench.interfaces().get(0);
    second = bench.addInterface();
    nodes = new BenchNodes(bench, mode, MAARS, Optional.empty(), LIFETIME_SECONDS, List.of());
    return nodes;
  }

  // Verifies: 5213-5.4-1, 5213-5.4-4, 5213-6.9.1.4-7, 8885-3.2-14, 8885-3.7-1
  @ParameterizedTest
  @EnumSource(Mode.class)
  void eachIsServedMovesAndEndsByItself(Mode mode) throws Exception {
    try (BenchNodes closed = start(mode)) {
      Ipv6Address one = come(first, 1);
      Ipv6Address other = come(second, 2);
      awaitKernels();

      Set<String> untouched = kernelOf(3);
      try (Pings pings = new Pings(bench, one)) {
        move(second, 2, 1);
        pings.assertNoneLost();
      }
      Ipv6Address atOne = address(second, 1);
      assertThat(nodes.node(1).routers())
          .extracting(Output.Advertise::linkLayer)
          .contains(first.mac(), second.mac());
      assertThat(kernelOf(3)).isEqualTo(untouched);
      assertReached(one, other, atOne);

      try (Pings fromOld = new Pings(bench, other);
          Pings fromNew = new Pings(bench, atOne)) {
        move(first, 1, 3);
        fromOld.assertNoneLost();
        fromNew.assertNoneLost();
      }
      Ipv6Address atThree = address(first, 3);
      assertReached(one, atThree, other, atOne);

      try (Pings fromOld = new Pings(bench, other);
          Pings fromNew = new Pings(bench, atOne)) {
        end(first, 3);
        fromOld.assertNoneLost();
        fromNew.assertNoneLost();
      }
      awaitKernels();
      assertThat(everyKernel()).doesNotContain(prefix(one)).doesNotContain(prefix(atThree));
      assertReached(other, atOne);
      assertThat(ping(one)).contains("100% packet loss");
      assertNothingRefused();
      assertThat(closed.node(0).cmdBindings()).hasSize(1);
    }
  }

  // Verifies: 5213-5.4-4, 5213-5.4.1.2-3
  @Test
  void aHandoverBetweenInterfacesTakesThePrefixesAlong() throws Exception {
    try (BenchNodes closed = start(Mode.RELAY)) {
      Ipv6Prefix old = prefixOf(come(first, 1));
      move(first, 1, 2);
      Ipv6Prefix own = nodes.prefixOf(2, first).orElseThrow();

      second.plugIn(2);
      handOver(second, 2);
      nodes.node(2).detach(BenchNodes.MN, first.mac());
      first.detach();
      awaitKernels();
      assertThat(nodes.prefixOf(2, second)).contains(own);
      assertReached(second.address(old), second.address(own));
      assertThat(hosts(2)).noneMatch(it -> it.contains(first.mac().toHex(":")));

      first.plugIn(3);
      handOver(first, 3);
      nodes.node(2).detach(BenchNodes.MN, second.mac());
      second.detach();
      awaitServed(first, 3);
      awaitKernels();
      Ipv6Prefix last = nodes.prefixOf(3, first).orElseThrow();
      assertReached(first.address(old), first.address(own), first.address(last));
      assertNothingRefused();
      assertThat(closed.node(0).cmdBindings()).hasSize(1);
    }
  }

  /** Its link tells the MAAR that the mobile node goes on with another interface. */
  private void handOver(MnInterface to, int maar) {
    var unused =
        nodes
            .node(maar)
            .attach(
                BenchNodes.MN, to.mac(), to.accessTechnology(), HandoffIndicator.OTHER_INTERFACE);
    awaitServed(to, maar);
  }

  private Ipv6Address come(MnInterface who, int maar) {
    who.attach(maar);
    awaitServed(who, maar);
    Ipv6Address address = address(who, maar);
    assertReached(address);
    return address;
  }

  private Ipv6Address address(MnInterface who, int maar) {
    return who.address(nodes.prefixOf(maar, who).orElseThrow());
  }

  private void move(MnInterface who, int from, int to) {
    var unused = nodes.node(from).detach(BenchNodes.MN, who.mac());
    come(who, to);
    awaitKernels();
  }

  private void end(MnInterface who, int at) {
    var unused = nodes.node(at).detach(BenchNodes.MN, who.mac());
    who.detach();
    Eventually.until(
        PATIENCE,
        "its session is over",
        () ->
            nodes.node(0).cmdBindings().size() == 1
                && nodes.all().stream()
                    .flatMap(node -> node.maarBindings().stream())
                    .noneMatch(binding -> binding.linkLayer().equals(who.mac())));
  }

  private void awaitServed(MnInterface who, int maar) {
    long start = System.nanoTime();
    Eventually.until(
        PATIENCE,
        who.device() + " is served by MAAR " + maar,
        () -> {
          if (System.nanoTime() - start > Duration.ofSeconds(2).toNanos()) {
            who.solicit(); // The first may have been lost, or too soon after another.
          }
          return nodes.node(maar).routers().stream()
              .anyMatch(it -> it.preferred() && it.linkLayer().equals(who.mac()));
        });
  }

  /** Each kernel comes to have what its node says, and no more. */
  private void awaitKernels() {
    for (int maar = 1; maar <= MAARS; maar++) {
      LiveNode node = nodes.node(maar);
      int number = maar;
      Eventually.until(
          PATIENCE,
          "MAAR " + maar + " has " + node.tunnels() + node.routers(),
          () -> kernelOf(number).equals(KernelView.wanted(node.tunnels(), node.routers())));
    }
  }

  private Set<String> kernelOf(int maar) {
    return KernelView.of(bench, "maar" + maar);
  }

  private List<String> hosts(int maar) {
    return kernelOf(maar).stream().filter(it -> it.startsWith("host ")).toList();
  }

  private String everyKernel() {
    StringBuilder all = new StringBuilder();
    for (int maar = 1; maar <= MAARS; maar++) {
      all.append(Benches.everything(bench, "maar" + maar));
    }
    return all.toString();
  }

  private static Ipv6Prefix prefixOf(Ipv6Address address) {
    return Ipv6Prefix.of(Ipv6Address.of(address.high(), 0), 64);
  }

  private static String prefix(Ipv6Address address) {
    return prefixOf(address).toString();
  }

  private void assertReached(Ipv6Address... addresses) {
    for (Ipv6Address address : addresses) {
      Eventually.until(
          PATIENCE, address + " is in reach", () -> ping(address).contains(" 0% packet loss"));
    }
  }

  private String ping(Ipv6Address to) {
    String command = "ping -6 -n -c 2 -i 0.1 -W 1 " + to + " || true";
    return Shell.run(Shell.inside(bench.file("cn"), "sh", "-c", command), "");
  }

  private void assertNothingRefused() {
    for (int maar = 1; maar <= MAARS; maar++) {
      assertThat(nodes.node(maar).forwarding().orElseThrow().failures()).isZero();
    }
  }
}
