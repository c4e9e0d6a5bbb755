package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/**
 * Rate and pace of updates against a naive log of what was sent when: never too fast, never idle
 * while something may be sent, everything sent once.
 */
// Verifies: 8885-3.6-5, 8885-3.6-6, 8885-3.2-22, 8885-6-4
class UpdateSenderLawsTest {
  private static final long SECOND = 1_000;

  /** A wish to send about a mobile node to a MAAR, after a pause. */
  private record Wish(int mn, int maar, long pauseMillis) {}

  private record Sent(int mn, int maar, long at) {}

  /** The sender with a clock, and the log. */
  private static final class Logged {
    private final Profile profile;
    private final UpdateSender sender;
    private final Map<Timer, Long> timers = new TreeMap<>();
    private final List<Sent> log = new ArrayList<>();
    private final Set<String> wanted = new LinkedHashSet<>();
    private long now;

    Logged(Profile profile) {
      this.profile = profile;
      this.sender =
          new UpdateSender(
              profile,
              true,
              (mn, session, to, at, out) -> {
                log.add(new Sent(number(mn), number(to), now));
                return wanted.remove(number(mn) + ">" + number(to));
              });
    }

    private static int number(MnId mn) {
      return mn.identifier().at(0);
    }

    private static int number(Ipv6Address maar) {
      return (int) maar.low();
    }

    void wish(Wish wish) {
      advance(wish.pauseMillis);
      wanted.add(wish.mn + ">" + wish.maar);
      sender.request(
          MnId.nai(String.valueOf((char) wish.mn)),
          0,
          Ipv6Address.of(0, wish.maar),
          Timestamp.ofEpochMilli(now),
          this::keep);
    }

    private void keep(Output output) {
      if (output instanceof Output.StartTimer start) {
        timers.put(start.timer(), now + start.millis());
      }
    }

    void advance(long millis) {
      long end = now + millis;
      while (true) {
        Timer next = null;
        for (Map.Entry<Timer, Long> entry : timers.entrySet()) {
          if (entry.getValue() <= end && (next == null || entry.getValue() < timers.get(next))) {
            next = entry.getKey();
          }
        }
        if (next == null) {
          now = end;
          return;
        }
        now = timers.remove(next);
        if (next.kind() == Timer.Kind.PACE) {
          sender.onPace(Timestamp.ofEpochMilli(now), this::keep);
        } else {
          sender.onRateSlot(next, Timestamp.ofEpochMilli(now), this::keep);
        }
      }
    }

    private boolean sameKey(Sent a, int mn, int maar) {
      return a.maar == maar
          && (profile.rateReading() == Profile.RateReading.PER_DESTINATION || a.mn == mn);
    }

    /** How many of a key were sent in the second that ends with a moment. */
    long inSecondTo(long moment, int mn, int maar) {
      return log.stream()
          .filter(it -> sameKey(it, mn, maar) && it.at > moment - SECOND && it.at <= moment)
          .count();
    }
  }

  private static Profile profile(int rate, int pace, int burst, boolean perDestination) {
    return Profile.DEPLOYABLE
        .with()
        .set(Knob.MAX_UPDATE_RATE, rate)
        .pacing(pace, pace == 0 ? 0 : burst, Integer.MAX_VALUE)
        .set(
            Knob.RATE_READING,
            perDestination
                ? Profile.RateReading.PER_DESTINATION
                : Profile.RateReading.PER_DESTINATION_AND_MN)
        .build();
  }

  @Property(tries = 500)
  void noSecondHasMoreThanTheRate(
      @ForAll("wishes") List<Wish> wishes,
      @ForAll @IntRange(min = 1, max = 4) int rate,
      @ForAll boolean perDestination) {
    Logged logged = new Logged(profile(rate, 0, 0, perDestination));
    wishes.forEach(logged::wish);
    logged.advance(60_000);
    for (Sent sent : logged.log) {
      assertThat(logged.inSecondTo(sent.at, sent.mn, sent.maar)).isLessThanOrEqualTo(rate);
    }
  }

  /**
   * In any time the bucket gives what it held and what it earned, and no more; where an interval
   * earns several tokens at once, all but one of them may come early.
   */
  @Property(tries = 500)
  void noTimeHasMoreThanTheBurstAndThePace(
      @ForAll("wishes") List<Wish> wishes,
      @ForAll @IntRange(min = 1, max = 90) int pace,
      @ForAll @IntRange(min = 1, max = 5) int burst) {
    Logged logged = new Logged(profile(0, pace, burst, false));
    wishes.forEach(logged::wish);
    logged.advance(60_000);
    int held = burst + Pace.of(pace, burst).tokensPerInterval() - 1;
    for (int from = 0; from < logged.log.size(); from++) {
      for (int to = from; to < logged.log.size(); to++) {
        long millis = logged.log.get(to).at - logged.log.get(from).at;
        assertThat((long) (to - from + 1)).isLessThanOrEqualTo(held + pace * millis / SECOND);
      }
    }
  }

  @Property(tries = 500)
  void whatIsAskedForIsSentOnceAndNothingWaitsForEver(
      @ForAll("wishes") List<Wish> wishes,
      @ForAll @IntRange(max = 4) int rate,
      @ForAll @IntRange(max = 40) int pace,
      @ForAll boolean perDestination) {
    Logged logged = new Logged(profile(rate, pace, 2, perDestination));
    for (Wish wish : wishes) {
      logged.wish(wish);
      // A wish that repeats a waiting one is the same wish.
      assertThat(logged.sender.backlog()).isEqualTo(logged.wanted.size());
    }
    logged.advance(120_000);
    assertThat(logged.wanted).isEmpty();
    assertThat(logged.sender.backlog()).isZero();
    assertThat(logged.timers).isEmpty();
    assertThat(logged.log).hasSizeLessThanOrEqualTo(wishes.size());
  }

  /** What waits, waits because its second is full. */
  @Property(tries = 500)
  void nothingWaitsWithoutNeed(
      @ForAll("wishes") List<Wish> wishes,
      @ForAll @IntRange(min = 1, max = 4) int rate,
      @ForAll boolean perDestination) {
    Logged logged = new Logged(profile(rate, 0, 0, perDestination));
    for (Wish wish : wishes) {
      logged.wish(wish);
      for (String waiting : logged.wanted) {
        String[] ends = waiting.split(">", -1);
        int mn = Integer.parseInt(ends[0]);
        assertThat(logged.inSecondTo(logged.now, mn, Integer.parseInt(ends[1]))).isEqualTo(rate);
      }
    }
  }

  @Provide
  Arbitrary<List<Wish>> wishes() {
    return Combinators.combine(
            Arbitraries.integers().between('a', 'd'),
            Arbitraries.integers().between(1, 3),
            Arbitraries.longs().between(0, 700))
        .as(Wish::new)
        .list()
        .ofMaxSize(60);
  }
}
