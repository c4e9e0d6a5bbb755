package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;

/**
 * Random walks in which nodes' peers change at any moment: nobody speaks to, has a tunnel to, or
 * lists a MAAR that is none for it.
 */
class PeersWalkTest {
  private static final int MAARS = 4;
  private static final int WALKS = 150;
  private static final int STEPS = 120;
  private static final List<Profile> PROFILES =
      List.of(Profile.DEPLOYABLE, Profile.RFC8885, Profile.HARDENED);

  private final Map<Ipv6Address, Set<Ipv6Address>> peers = new TreeMap<>();

  @ParameterizedTest
  @EnumSource(Mode.class)
  void nobodySpeaksToStrangersOrListsThem(Mode mode) {
    for (int seed = 0; seed < WALKS; seed++) {
      walk(seed, mode, PROFILES.get(seed % PROFILES.size()));
    }
  }

  private void walk(int seed, Mode mode, Profile profile) {
    Random random = new Random(seed);
    TestDomain domain = new TestDomain(MAARS, mode, profile);
    peers.clear();
    for (int node = 0; node <= MAARS; node++) {
      peers.put(address(node), everybody());
    }
    for (int step = 0; step < STEPS; step++) {
      int before = domain.outputs.size();
      Ipv6Address actor = step(random, domain);
      check(domain, actor, domain.outputs.subList(before, domain.outputs.size()));
    }
    for (Ipv6Address node : peers.keySet()) {
      change(domain, node, everybody());
    }
    if (profile != Profile.RFC8885) { // By the letter, a question that nobody answers has no end.
      domain.settle();
    }
  }

  private static Ipv6Address address(int node) {
    return node == 0 ? TestDomain.CMD : TestDomain.maar(node);
  }

  private static Set<Ipv6Address> everybody() {
    Set<Ipv6Address> all = new HashSet<>();
    for (int maar = 1; maar <= MAARS; maar++) {
      all.add(TestDomain.maar(maar));
    }
    return all;
  }

  /** Takes one step; returns the node that took it. */
  private Ipv6Address step(Random random, TestDomain domain) {
    int maar = 1 + random.nextInt(MAARS);
    List<TestDomain.Armed> timers = new ArrayList<>(domain.timers.values());
    switch (random.nextInt(8)) {
      case 0 -> domain.attach(maar);
      case 1 -> domain.detach(maar);
      case 2 -> {
        Ipv6Address node = address(random.nextInt(MAARS + 1));
        Set<Ipv6Address> some = everybody();
        some.removeIf(one -> random.nextInt(4) == 0);
        change(domain, node, some);
        return node;
      }
      case 3 -> {
        if (!timers.isEmpty()) {
          TestDomain.Armed armed = timers.get(random.nextInt(timers.size()));
          domain.fire(armed);
          return armed.node();
        }
      }
      default -> {
        if (!domain.flights.isEmpty()) {
          TestDomain.Flight flight = domain.flights.remove(random.nextInt(domain.flights.size()));
          domain.deliver(flight, true);
          return flight.to();
        }
      }
    }
    return TestDomain.maar(maar);
  }

  private void change(TestDomain domain, Ipv6Address node, Set<Ipv6Address> some) {
    List<Peer> list = new ArrayList<>();
    for (int maar = 1; maar <= MAARS; maar++) {
      if (some.contains(TestDomain.maar(maar))) {
        list.add(new Peer(TestDomain.maar(maar), TestDomain.pool(maar)));
      }
    }
    peers.put(node, some);
    domain.feed(node, new Input.PeersChanged(list, domain.time()));
  }

  private void check(TestDomain domain, Ipv6Address actor, List<Output> made) {
    Set<Ipv6Address> known = peers.get(actor);
    for (Output output : made) {
      if (output instanceof Output.Send send && !isRefusalOf(send)) {
        assertThat(known.contains(send.to()) || send.to().equals(TestDomain.CMD))
            .as("%s at %s\n%s", output, actor, String.join("\n", domain.trace))
            .isTrue();
      }
    }
    for (Maar maar : domain.maars) {
      Set<Ipv6Address> of = peers.get(maar.address());
      for (MaarBindingView binding : maar.bindings()) {
        assertThat(of).containsAll(binding.anchors().stream().map(it -> it.address()).toList());
      }
      for (Tunnel tunnel : domain.tunnelsOf.getOrDefault(maar.address(), Set.of())) {
        assertThat(of).contains(tunnel.peer());
      }
    }
    for (CmdBindingView binding : domain.cmd.bindings()) {
      assertThat(peers.get(TestDomain.CMD))
          .containsAll(binding.previousMaars().stream().map(it -> it.address()).toList());
    }
  }

  /** Strangers with a security association are refused (decision peer-security). */
  private static boolean isRefusalOf(Output.Send send) {
    return send.message() instanceof BindingAcknowledgement ack && !ack.isAccepted();
  }
}
