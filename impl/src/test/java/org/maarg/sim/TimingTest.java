package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.MnId;
import org.maarg.wire.MobilityHeader;

/** When updates leave a node: back-off, rate and pacing, as seen on the network. */
class TimingTest {
  private static final MnId MN = Domain.mn(1);

  private record Update(Ipv6Address from, Ipv6Address to, MnId mn) {}

  /** Times of all updates in milliseconds, by who sends them to whom about whom. */
  private static final class Updates implements Consumer<TraceEvent> {
    private final Map<Update, List<Long>> times = new HashMap<>();

    @Override
    public void accept(TraceEvent event) {
      if (event instanceof TraceEvent.Sent sent) {
        note(sent.atMicros() / 1_000, sent.datagram());
      }
    }

    private void note(long atMillis, Datagram datagram) {
      byte[] octets = datagram.octets().toByteArray();
      try {
        if (MobilityHeader.decodeVerified(octets, 0, octets.length) instanceof BindingUpdate it) {
          MnId mn = it.options().first(MnId.class).orElseThrow();
          Update update = new Update(datagram.source(), datagram.destination(), mn);
          times.computeIfAbsent(update, key -> new ArrayList<>()).add(atMillis);
        }
      } catch (MalformedMessageException e) {
        throw new AssertionError(e);
      }
    }

    List<Long> of(Ipv6Address from, Ipv6Address to) {
      return times.getOrDefault(new Update(from, to, MN), List.of());
    }

    List<Long> from(Ipv6Address from) {
      List<Long> all = new ArrayList<>();
      times.forEach(
          (update, at) -> {
            if (update.from().equals(from)) {
              all.addAll(at);
            }
          });
      all.sort(null);
      return all;
    }
  }

  private static Updates watch(Domain domain) {
    Updates updates = new Updates();
    domain.simulation().observe(updates);
    return updates;
  }

  private static void tour(Domain domain, int last) {
    for (int maar = 1; maar <= last; maar++) {
      domain.move(MN, maar);
      assertThat(domain.simulation().runUntilQuiet(100_000)).isTrue();
    }
  }

  private static List<Long> gaps(List<Long> times) {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add(times.get(i) - times.get(i - 1));
    }
    return gaps;
  }

  /** The most of these times that lie within an interval of so many milliseconds. */
  private static int most(List<Long> times, long within) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) >= within) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  // Verifies: 8885-3.6-1, 8885-3.6-3, 8885-3.6-4
  @ParameterizedTest
  @EnumSource(Mode.class)
  void maarDoublesItsTimeoutUpTo32SecondsAndGoesOn(Mode mode) {
    Domain domain = new DomainBuilder(1).mode(mode).build();
    Updates updates = watch(domain);
    domain.crashCmd();
    domain.attach(MN, 1);
    domain.simulation().runFor(200_000);
    assertThat(gaps(updates.of(domain.plan().maar(1), domain.plan().cmd())))
        .startsWith(1_500L, 3_000L, 6_000L, 12_000L, 24_000L, 32_000L, 32_000L, 32_000L)
        .containsOnly(1_500L, 3_000L, 6_000L, 12_000L, 24_000L, 32_000L);
  }

  // Verifies: 8885-3.6-1, 8885-3.6-2, 8885-3.6-3
  @ParameterizedTest
  @EnumSource(Mode.class)
  void cmdDoublesItsTimeoutTowardsASilentPreviousMaar(Mode mode) {
    Domain domain = new DomainBuilder(2).mode(mode).lifetime(100).build();
    tour(domain, 1);
    Updates updates = watch(domain);
    domain.simulation().links().silence(domain.plan().maar(1));
    domain.attach(MN, 2);
    domain.simulation().runFor(200_000);
    assertThat(gaps(updates.of(domain.plan().cmd(), domain.plan().maar(1))))
        .containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L);
  }

  // Verifies: 8885-3.6-5, 8885-3.6-6
  @ParameterizedTest
  @EnumSource(Mode.class)
  void atMostThreeUpdatesASecondGoToANodeAboutAMobileNode(Mode mode) {
    Domain domain = new DomainBuilder(3).mode(mode).build();
    Updates updates = watch(domain);
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 500; i++) {
      domain.move(MN, 1 + random.nextInt(3));
      domain.simulation().runFor(1 + random.nextInt(200));
    }
    domain.simulation().runUntilQuiet(100_000);
    updates.times.forEach((update, at) -> assertThat(most(at, 1_000)).isBetween(1, 3));
    assertThat(most(updates.of(domain.plan().cmd(), domain.plan().maar(1)), 1_000)).isEqualTo(3);
    assertThat(domain.verdict().inconsistencies()).isEmpty();
  }

  // Verifies: 8885-3.2-22, 8885-6-4
  @ParameterizedTest
  @EnumSource(Mode.class)
  void updatesOfTheCmdArePaced(Mode mode) {
    Profile profile = Profile.RFC8885.with().pacing(10, 2, 1_000).build();
    Domain domain = new DomainBuilder(21).mode(mode).profile(profile).build();
    tour(domain, 20);
    Updates updates = watch(domain);
    domain.move(MN, 21);
    domain.simulation().runUntilQuiet(100_000);
    List<Long> times = updates.from(domain.plan().cmd());
    assertThat(times).hasSizeGreaterThanOrEqualTo(20);
    for (long within : new long[] {100, 200, 500, 1_000, 2_000}) {
      assertThat(most(times, within)).isLessThanOrEqualTo((int) (2 + within / 100));
    }
    assertThat(domain.verdict().inconsistencies()).isEmpty();
  }
}
