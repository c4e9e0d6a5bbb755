package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/** Seeded walks through every kind of interleaving; whatever happens, the end is consistent. */
// Verifies: 8885-3.2-5, 8885-3.2-10, 8885-3.2-17, 8885-3.2-20, 8885-3.2-24, 8885-3.4-5
class RandomWalkTest {
  private static final int WALKS = 3_000;
  private static final int MAARS = 4;

  @ParameterizedTest
  @EnumSource(Mode.class)
  void endsConsistentlyUnderTheDefaultProfile(Mode mode) {
    walk(mode, Profile.DEPLOYABLE.with().set(Knob.TIMESTAMP_WINDOW, 0).build());
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void endsConsistentlyUnderTheHardenedProfile(Mode mode) {
    walk(mode, Profile.HARDENED.with().set(Knob.TIMESTAMP_WINDOW, 0).build());
  }

  // Verifies: 5213-5.4-2, 5213-5.3.6-4, 5213-6.9.1.3-2
  @ParameterizedTest
  @EnumSource(Mode.class)
  void endsConsistentlyWithSeveralPrefixesOfEachMaar(Mode mode) {
    walk(
        mode,
        Profile.DEPLOYABLE
            .with()
            .set(Knob.TIMESTAMP_WINDOW, 0)
            .set(Knob.PREFIXES_PER_MN, 3)
            .build());
  }

  private static void walk(Mode mode, Profile profile) {
    for (int seed = 0; seed < WALKS; seed++) {
      Walk walk = new Walk(seed, mode, profile);
      try {
        walk.run();
      } catch (AssertionError | RuntimeException problem) {
        String story = String.join("\n", walk.domain.trace);
        throw new AssertionError(
            "seed " + seed + " " + mode + " " + profile + "\n" + story, problem);
      }
    }
  }

  /** One walk: a few moves, with messages late, lost and doubled and timers early. */
  private static final class Walk {
    private final SplittableRandom random;
    private final TestDomain domain;
    private final Mode mode;
    private int attachedAt;
    private int moves;
    private int losses;
    private int copies;

    Walk(int seed, Mode mode, Profile profile) {
      this.random = new SplittableRandom(seed);
      this.mode = mode;
      this.domain = new TestDomain(MAARS, mode, profile);
      this.moves = 1 + random.nextInt(5);
      this.losses = random.nextInt(4);
      this.copies = random.nextInt(4);
    }

    void run() {
      move();
      while (moves > 0) {
        step();
      }
      domain.settle();
      if (mode == Mode.LOCATOR) {
        // A direct acknowledgement that was lost is made up for by the next re-registration.
        refresh();
      }
      checkConsistent();
      leave();
    }

    private void step() {
      int choice = random.nextInt(10);
      List<TestDomain.Armed> armed =
          domain.timers.values().stream().filter(TestDomain::isShort).toList();
      if (choice == 0) {
        move();
      } else if (choice == 1 && !armed.isEmpty()) {
        domain.fire(armed.get(random.nextInt(armed.size())));
      } else if (!domain.flights.isEmpty()) {
        messageStep();
      }
    }

    private void messageStep() {
      TestDomain.Flight flight = domain.flights.remove(random.nextInt(domain.flights.size()));
      int fate = random.nextInt(10);
      if (fate == 0 && losses > 0) {
        losses--;
        return;
      }
      if (fate == 1 && copies > 0) {
        copies--;
        domain.flights.add(flight);
      }
      domain.deliver(flight, true);
    }

    private void move() {
      moves--;
      if (attachedAt > 0) {
        domain.detach(attachedAt);
      }
      attachedAt = 1 + random.nextInt(MAARS);
      domain.attach(attachedAt);
    }

    private void refresh() {
      List<TestDomain.Armed> refreshes =
          domain.timers.values().stream()
              .filter(armed -> armed.timer().kind() == Timer.Kind.REFRESH)
              .toList();
      refreshes.forEach(domain::fire);
      domain.settle();
    }

    private void checkConsistent() {
      Ipv6Address serving = TestDomain.maar(attachedAt);
      assertThat(domain.cmd.bindings()).hasSize(1);
      CmdBindingView binding = domain.cmd.bindings().get(0);
      assertThat(binding.proxyCareOfAddress()).isEqualTo(serving);
      assertThat(binding.settled()).isTrue();
      Set<Ipv6Address> previous =
          binding.previousMaars().stream()
              .map(CmdBindingView.PreviousMaarView::address)
              .collect(Collectors.toSet());
      assertThat(previous).doesNotContain(serving).hasSize(binding.previousMaars().size());
      MaarBindingView here = domain.node(attachedAt).bindings().get(0);
      assertThat(here.state()).isEqualTo(MaarState.SERVING);
      assertThat(here.prefixes()).isEqualTo(binding.prefixes());
      assertThat(here.anchors().stream().map(MaarBindingView.Anchor::prefix))
          .containsExactlyInAnyOrderElementsOf(prefixes(binding));
      assertThat(here.anchors().stream().map(MaarBindingView.Anchor::address).distinct())
          .containsExactlyInAnyOrderElementsOf(previous);
      checkAnchors(serving, previous);
      checkTunnels(serving, binding);
    }

    private void checkAnchors(Ipv6Address serving, Set<Ipv6Address> previous) {
      for (Maar maar : domain.maars) {
        for (MaarBindingView view : maar.bindings()) {
          if (!maar.address().equals(serving) && view.state() == MaarState.ANCHORING) {
            assertThat(previous).contains(maar.address());
            assertThat(view.servingMaar()).isEqualTo(serving);
          } else if (!maar.address().equals(serving)) {
            // It registered, but the CMD never heard of it or refused: lifetime ends it.
            assertThat(view.state()).isEqualTo(MaarState.LINGERING);
            assertThat(previous).doesNotContain(maar.address());
          }
        }
      }
    }

    private void checkTunnels(Ipv6Address serving, CmdBindingView binding) {
      List<Ipv6Prefix> atServing = new ArrayList<>();
      domain.tunnelsOf.forEach(
          (node, tunnels) ->
              tunnels.forEach(
                  tunnel -> {
                    assertThat(tunnel.peer()).isNotEqualTo(node);
                    if (tunnel.end() == Tunnel.End.SERVING) {
                      assertThat(node).isEqualTo(serving);
                      atServing.add(tunnel.prefix());
                    } else {
                      assertThat(tunnel.peer()).isEqualTo(serving);
                    }
                  }));
      assertThat(atServing).containsExactlyInAnyOrderElementsOf(prefixes(binding));
    }

    private static List<Ipv6Prefix> prefixes(CmdBindingView binding) {
      return binding.previousMaars().stream()
          .flatMap(previous -> previous.prefixes().asList().stream())
          .toList();
    }

    // Verifies: 8885-3.5-4, 8885-3.5-7, 8885-3.5-10, 8885-3.5-11
    private void leave() {
      domain.detach(attachedAt);
      domain.settle(armed -> armed.timer().kind() != Timer.Kind.REFRESH);
      assertThat(domain.cmd.bindings()).isEmpty();
      domain.maars.forEach(maar -> assertThat(maar.bindings()).isEmpty());
      domain.tunnelsOf.values().forEach(tunnels -> assertThat(tunnels).isEmpty());
      domain.advertisedBy.values().forEach(prefixes -> assertThat(prefixes).isEmpty());
      assertThat(domain.timers).isEmpty();
    }
  }
}
