package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;

/** Handovers among real nodes on loopback sockets. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class LoopbackDomainTest {
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final Octets LINK_LAYER = Octets.ofHex("02:aa:00:00:00:01");

  private final RecordingObserver observer = new RecordingObserver();

  private LoopbackDomain domain(int maars, Mode mode, LinkFaults faults) {
    return domain(maars, mode, faults, 600);
  }

  private LoopbackDomain domain(int maars, Mode mode, LinkFaults faults, int lifetimeSeconds) {
    return LoopbackDomain.start(
        new LoopbackDomain.Plan(
            maars,
            mode,
            Profile.DEPLOYABLE,
            lifetimeSeconds,
            faults,
            InstantSource.system(),
            List.of(observer)));
  }

  private static void attach(LoopbackDomain domain, int maar) {
    List<Output> done = domain.maar(maar).attach(MN, LINK_LAYER, AccessTechnologyType.WLAN);
    assertThat(done).noneMatch(Output.Dropped.class::isInstance);
  }

  private static void move(LoopbackDomain domain, int from, int to) {
    domain.maar(from).detach(MN);
    attach(domain, to);
  }

  /** At this MAAR, with everything settled and both ends of every tunnel agreeing. */
  private static boolean isServedAt(LoopbackDomain domain, int serving) {
    List<CmdBindingView> bindings = domain.cmd().cmdBindings();
    if (bindings.size() != 1
        || !bindings.get(0).settled()
        || !bindings.get(0).proxyCareOfAddress().equals(domain.maar(serving).address())) {
      return false;
    }
    int previous = bindings.get(0).previousMaars().size();
    return tunnels(domain).size() == 2 * previous
        && domain.maar(serving).routers().size() == previous + 1
        && domain.maar(serving).tunnels().size() == previous
        && everyEndHasItsOther(domain);
  }

  private record End(Ipv6Address at, Tunnel tunnel) {}

  private static Set<End> tunnels(LoopbackDomain domain) {
    Set<End> ends = new HashSet<>();
    for (LiveNode node : domain.nodes()) {
      node.tunnels().forEach(tunnel -> ends.add(new End(node.address(), tunnel)));
    }
    return ends;
  }

  private static boolean everyEndHasItsOther(LoopbackDomain domain) {
    Set<End> ends = tunnels(domain);
    return ends.stream()
        .allMatch(
            end -> {
              Tunnel tunnel = end.tunnel();
              Tunnel.End opposite =
                  tunnel.end() == Tunnel.End.ANCHOR ? Tunnel.End.SERVING : Tunnel.End.ANCHOR;
              Tunnel other = new Tunnel(tunnel.mn(), tunnel.prefix(), opposite, end.at());
              return ends.contains(new End(tunnel.peer(), other));
            });
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aMobileNodeMovesThroughTheDomain(Mode mode) {
    try (LoopbackDomain domain = domain(5, mode, LinkFaults.NONE)) {
      attach(domain, 1);
      Eventually.until("served at 1", () -> isServedAt(domain, 1));
      for (int to = 2; to <= 5; to++) {
        int serving = to;
        move(domain, to - 1, to);
        Eventually.until("served at " + to, () -> isServedAt(domain, serving));
      }

      assertThat(domain.maar(5).tunnels()).hasSize(4);
      assertThat(observer.losses).isEmpty();
      assertThat(observer.refusals).isEmpty();
      assertThat(observer.failures).isEmpty();
    }
  }

  /**
   * Which messages are lost depends on when they are sent. A late previous MAAR of which the
   * serving one never hears (finding 03) is made good by the next re-registration, which so comes
   * soon.
   */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void lossDuplicatesAndReorderingOnlyTakeTime(Mode mode) {
    LinkFaults faults = new LinkFaults(0.2, 0.1, 0.2, 0, 50, 7);
    try (LoopbackDomain domain = domain(4, mode, faults, 20)) {
      attach(domain, 1);
      for (int to = 2; to <= 4; to++) {
        move(domain, to - 1, to);
      }
      Eventually.until(Duration.ofMinutes(3), "served at 4", () -> isServedAt(domain, 4));

      assertThat(observer.failures).isEmpty();
    }
  }

  @Test
  void corruptedMessagesAreRefusedAndRepeated() {
    LinkFaults faults = new LinkFaults(0, 0, 0, 0.3, 50, 11);
    try (LoopbackDomain domain = domain(2, Mode.RELAY, faults)) {
      attach(domain, 1);
      move(domain, 1, 2);
      Eventually.until(Duration.ofSeconds(60), "served at 2", () -> isServedAt(domain, 2));

      assertThat(observer.failures).isEmpty();
    }
  }

  @Test
  void aNodeRestartsOnItsEndpointWithoutState() {
    try (LoopbackDomain domain = domain(2, Mode.RELAY, LinkFaults.NONE)) {
      attach(domain, 1);
      Eventually.until("served at 1", () -> isServedAt(domain, 1));
      var endpoint = domain.cmd().endpoint();
      domain.restart(0);

      assertThat(domain.cmd().endpoint()).isEqualTo(endpoint);
      assertThat(domain.cmd().cmdBindings()).isEmpty();
      move(domain, 1, 2);
      Eventually.until("served at 2", () -> !domain.maar(2).routers().isEmpty());
    }
  }

  @Test
  void hasRoomForTheLongestDemonstration() {
    try (LoopbackDomain domain = domain(61, Mode.PROXY, LinkFaults.NONE)) {
      attach(domain, 61);
      Eventually.until("served at 61", () -> isServedAt(domain, 61));
    }
  }
}
