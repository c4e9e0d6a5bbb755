package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** What the CMD sends again, when, and how fast at most. */
class CmdRetransmissionTest {
  private static final long LONG = 200_000;

  private static List<Long> times(List<Bench.Sent> messages, Ipv6Address to) {
    return messages.stream().filter(one -> one.to().equals(to)).map(Bench.Sent::at).toList();
  }

  private static List<Long> gaps(List<Long> times) {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add(times.get(i) - times.get(i - 1));
    }
    return gaps;
  }

  // Verifies: 8885-3.6-1, 8885-3.6-2, 8885-3.6-3, 6275-12-1, 8885-3.2-21
  @Test
  void doublesTheTimeoutUpToItsMaximumThenGivesUp() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);
    bench.register(2);
    long first = bench.now;
    bench.advance(94_999);
    assertThat(gaps(times(bench.sent, CmdBench.maar(1))).subList(1, 7))
        .containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L);
    assertThat(bench.binding().settled()).isFalse();

    bench.fire(bench.retransmit(1));

    assertThat(bench.now - first).isEqualTo(95_000);
    assertThat(bench.outputs(Output.Send.class)).isEmpty();
    assertThat(bench.events()).contains(Event.PREVIOUS_MAAR_SILENT, Event.HANDOVER_SETTLED);
    assertThat(bench.binding().settled()).isTrue();
    assertThat(bench.previousMaars()).as("the next registration tries again").hasSize(1);
    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
  }

  // Verifies: 6275-11.8-4, 8885-3.2-26, 6275-11.7.2-1, 6275-11.7.2-3, 5213-6.9.1.2-2
  @Test
  void usesANewSequenceNumberEachTimeAndAnyOneCounts() {
    CmdBench bench = CmdBench.relay();
    bench.travel(1, 2);
    bench.register(3);
    BindingUpdate first = bench.lastUpdateTo(CmdBench.maar(1));
    bench.advance(20_000);

    List<BindingUpdate> updates =
        Bench.updates(bench.sent).stream()
            .filter(update -> update.options().first(MnId.class).isPresent())
            .toList();
    assertThat(new HashSet<>(updates.stream().map(BindingUpdate::sequence).toList()))
        .hasSameSizeAs(updates);
    bench.receive(CmdBench.maar(1), Pba.accepting(first).build());
    assertThat(bench.drops()).isEmpty();
    bench.fire(Timer.Kind.AGGREGATION);
    assertThat(CmdBench.listed(bench.answerTo(CmdBench.maar(3)))).containsExactly(CmdBench.maar(1));
  }

  // Verifies: 6275-11.7.2-1, 6275-11.7.2-3
  @Test
  void numbersTheUpdatesOfAllMobileNodesInOneSeries() {
    CmdBench bench = CmdBench.relay();
    for (int mn = 1; mn <= 3; mn++) {
      bench.register(1, Bench.mn(mn));
    }
    for (int mn = 1; mn <= 3; mn++) {
      bench.register(2, Bench.mn(mn));
    }

    assertThat(Bench.updates(bench.sent).stream().map(BindingUpdate::sequence))
        .containsExactly(1, 2, 3);
  }

  // Verifies: 5213-6.9.4-4
  @Test
  void stampsEachTransmissionWithTheTimeOfItsSending() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.DEPLOYABLE.with().pacing(1, 1, 100).build());
    bench.travel(1, 2);
    bench.register(3);
    assertThat(bench.cmd.backlog()).as("one of the two waits").isEqualTo(1);

    List<Bench.Sent> sent = bench.advance(10_000);

    assertThat(Bench.updates(sent)).hasSizeGreaterThan(3);
    for (Bench.Sent one : sent) {
      if (one.message() instanceof BindingUpdate update) {
        assertThat(update.options().all(Timestamp.class))
            .containsExactly(Timestamp.ofEpochMilli(one.at()));
      }
    }
  }

  // Verifies: 5213-6.9.4-4
  @Test
  void stampsTwoTransmissionsOfAMillisecondDifferently() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);
    bench.register(2);
    Timestamp first = stampOf(bench.lastUpdateTo(CmdBench.maar(1)));

    bench.receive(3, bench.pbu(3).at(new Timestamp(bench.time().value() + 1)));

    assertThat(stampOf(bench.lastUpdateTo(CmdBench.maar(1)))).isGreaterThan(first);
  }

  private static Timestamp stampOf(BindingUpdate update) {
    return update.options().first(Timestamp.class).orElseThrow();
  }

  // Verifies: 6275-11.7.3-3
  @Test
  void stopsWhenTheAnswerComes() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);
    bench.register(2);
    bench.advance(3_500);

    bench.confirm(1);

    assertThat(bench.armed(Timer.Kind.RETRANSMIT)).isEmpty();
    assertThat(Bench.updates(bench.advance(LONG))).isEmpty();
  }

  // Verifies: 8885-3.6-4
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void sendsAgainAsOftenAsTheProfileSays(int limit) {
    Profile profile = Profile.DEPLOYABLE.with().set(Knob.CMD_RETRANSMISSION_LIMIT, limit).build();
    CmdBench bench = new CmdBench(Mode.RELAY, profile);
    bench.register(1);
    bench.register(2);

    bench.advance(LONG);

    assertThat(Bench.updates(bench.sent)).hasSize(1 + limit);
  }

  // Verifies: 8885-3.6-1, 8885-3.2-25, 6275-11.8-2
  @Test
  void aNewHandoverBeginsTheTimeoutsAnew() {
    CmdBench bench = CmdBench.relay();
    bench.register(1);
    bench.register(2);
    bench.advance(20_000);

    bench.register(3);

    assertThat(bench.timers.get(bench.retransmit(1)) - bench.now).isEqualTo(1_000);
    assertThat(bench.timers.get(bench.retransmit(2)) - bench.now).isEqualTo(1_000);
  }

  /** The most of these times that any second holds. */
  private static int mostPerSecond(List<Long> times) {
    int most = 0;
    for (int first = 0, last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) >= 1_000) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Sends all of the CMD's updates, by what MAX_UPDATE_RATE counts together. */
  private static Map<String, List<Long>> byRateKey(CmdBench bench, Profile.RateReading reading) {
    Map<String, List<Long>> times = new TreeMap<>();
    for (Bench.Sent one : bench.sent) {
      if (one.message() instanceof BindingUpdate update) {
        boolean perMn = reading == Profile.RateReading.PER_DESTINATION_AND_MN;
        String mn = perMn ? update.options().first(MnId.class).orElseThrow().toString() : "";
        times.computeIfAbsent(one.to() + " " + mn, key -> new ArrayList<>()).add(one.at());
      }
    }
    return times;
  }

  // Verifies: 8885-3.6-5, 8885-3.6-6, 6275-11.8-3
  @ParameterizedTest
  @EnumSource(Profile.RateReading.class)
  void neverSendsMoreThanMaxUpdateRateInAnySecond(Profile.RateReading reading) {
    CmdBench bench =
        new CmdBench(
            Mode.RELAY,
            Profile.DEPLOYABLE
                .with()
                .set(Knob.RATE_READING, reading)
                .set(Knob.TIMESTAMP_WINDOW, 0)
                .build());
    for (int step = 0; step < 60; step++) {
      for (int mn = 1; mn <= 5; mn++) {
        bench.register(1 + (step + mn) % 4, Bench.mn(mn));
      }
      bench.advance(50);
    }
    bench.advance(LONG);

    Map<String, List<Long>> times = byRateKey(bench, reading);
    assertThat(times.values()).allSatisfy(list -> assertThat(mostPerSecond(list)).isEqualTo(3));
    assertThat(bench.cmd.backlog()).isZero();
  }

  // Verifies: 8885-3.6-5, 8885-3.6-6
  @Test
  void delaysWhatIsOverTheRateAndSendsItWhenASecondHasPassed() {
    Profile perNode =
        Profile.DEPLOYABLE
            .with()
            .set(Knob.RATE_READING, Profile.RateReading.PER_DESTINATION)
            .build();
    CmdBench bench = new CmdBench(Mode.RELAY, perNode);
    for (int mn = 1; mn <= 7; mn++) {
      bench.register(1, Bench.mn(mn));
    }
    long start = bench.now;
    for (int mn = 1; mn <= 7; mn++) {
      bench.register(2, Bench.mn(mn));
    }
    assertThat(bench.cmd.backlog()).isEqualTo(4);

    List<Long> times = times(bench.advance(2_500), CmdBench.maar(1));

    // The first three went at once and are due again after a second; new ones do not overtake.
    assertThat(times.subList(0, 3)).containsExactly(start + 1_001, start + 1_002, start + 1_003);
    assertThat(mostPerSecond(times(bench.sent, CmdBench.maar(1)).subList(7, 10))).isEqualTo(3);
  }

  // Verifies: 8885-3.2-22, 8885-6-4
  @ParameterizedTest
  @ValueSource(ints = {1, 10, 50, 999})
  void neverSendsFasterThanItsPaceAndStarvesNobody(int rate) {
    int burst = 5;
    Profile paced = Profile.DEPLOYABLE.with().pacing(rate, burst, 100_000).build();
    CmdBench bench = new CmdBench(Mode.PROXY, paced);
    for (int mn = 1; mn <= 30; mn++) {
      bench.register(1, Bench.mn(mn));
    }
    for (int mn = 1; mn <= 30; mn++) {
      bench.register(2, Bench.mn(mn));
    }
    bench.advance(40_000);

    List<Long> times = times(bench.sent, CmdBench.maar(1)).subList(30, 60);
    for (int first = 0; first < times.size(); first++) {
      for (int last = first; last < times.size(); last++) {
        double seconds = (times.get(last) - times.get(first)) / 1_000.0;
        assertThat(last - first + 1.0).isLessThanOrEqualTo(burst + rate * seconds);
      }
    }
    assertThat(
            Bench.updates(bench.sent).stream()
                .map(update -> update.options().first(MnId.class).orElseThrow())
                .distinct())
        .hasSize(30);
  }

  // Verifies: 8885-3.2-22, 8885-3.2-25
  @Test
  void aWaitingUpdateIsSentOnceWithWhatIsTrueThen() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.DEPLOYABLE.with().pacing(1, 1, 100).build());
    bench.register(1);
    bench.register(2);
    bench.register(3);
    bench.register(4);
    assertThat(bench.cmd.backlog()).as("MAARs 1, 2 and 3 wait for a token").isEqualTo(3);

    List<BindingUpdate> updates = Bench.updates(bench.advance(3_000));

    assertThat(updates).hasSize(3);
    assertThat(updates)
        .allSatisfy(
            update -> assertThat(update.options().asList().toString()).contains("2001:db8::40"));
  }

  // Verifies: 8885-3.2-22
  @Test
  void aWishThatIsNoLongerDueCostsNothing() {
    CmdBench bench = new CmdBench(Mode.RELAY, Profile.DEPLOYABLE.with().pacing(1, 1, 100).build());
    bench.register(1);
    bench.register(2);
    bench.register(3);
    bench.register(1);

    List<Long> times = times(bench.advance(5_000), CmdBench.maar(1));

    assertThat(times).as("it is the S-MAAR now, and only answered").hasSizeLessThanOrEqualTo(1);
    assertThat(bench.lastUpdateTo(CmdBench.maar(2)).options().asList().toString())
        .contains("2001:db8::10");
  }

  // Verifies: 8885-3.2-22
  @Test
  void refusesARegistrationThatTheQueueHasNoRoomFor() {
    Profile narrow =
        Profile.DEPLOYABLE.with().pacing(1, 2, 2).set(Knob.CMD_RETRANSMISSION_LIMIT, 0).build();
    CmdBench bench = new CmdBench(Mode.PROXY, narrow);
    for (int mn = 1; mn <= 6; mn++) {
      bench.register(1, Bench.mn(mn));
    }
    for (int mn = 1; mn <= 4; mn++) {
      bench.register(2, Bench.mn(mn));
      assertThat(bench.drops()).as("mobile node " + mn).isEmpty();
    }
    bench.now++;

    assertThat(bench.refused(2, bench.pbu(2, Bench.mn(5))).status())
        .isEqualTo(Status.INSUFFICIENT_RESOURCES);
    bench.receive(3, bench.pbu(3, Bench.mn(9)));
    assertThat(bench.drops()).as("an initial registration sends nothing").isEmpty();
    bench.advance(1_000);
    bench.register(2, Bench.mn(5));
    assertThat(bench.drops()).as("a token later").isEmpty();
  }

  // Verifies: 5213-5.5-4, 5213-6.9.4-3
  @Test
  void tellsOfARegistrationByAClockThatIsAheadWithALaterTime() {
    CmdBench bench = CmdBench.relay();
    long ahead = 250;
    bench.receive(1, bench.pbu(1).at(bench.now + ahead));
    bench.now += 100;
    Timestamp newest = Timestamp.ofEpochMilli(bench.now + ahead);

    bench.receive(2, bench.pbu(2).at(bench.now + ahead));

    Timestamp told =
        bench.lastUpdateTo(CmdBench.maar(1)).options().first(Timestamp.class).orElseThrow();
    assertThat(told).isGreaterThan(newest);
    assertThat(told.isWithin(300, bench.time())).isTrue();
  }

  // Verifies: 5213-6.9.4-4, 5213-5.5-4
  @Test
  void eachTransmissionIsLaterThanTheOneBeforeHoweverFarAheadTheClockOfTheMaar() {
    CmdBench bench =
        new CmdBench(
            Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.TIMESTAMP_WINDOW, 10_000).build());
    bench.register(1);
    bench.receive(2, bench.pbu(2).at(bench.now + 9_000));
    List<Timestamp> stamps = new ArrayList<>();
    stamps.add(stampOf(bench.lastUpdateTo(CmdBench.maar(1))));

    for (BindingUpdate update : Bench.updates(bench.advance(20_000))) {
      stamps.add(stampOf(update));
    }

    assertThat(stamps).hasSizeGreaterThan(4).isSorted().doesNotHaveDuplicates();
  }

  // Verifies: 5213-6.9.4-3
  @Test
  void theClockOfOneMobileNodesMaarMovesNoOthersTime() {
    CmdBench bench = CmdBench.relay();
    bench.register(1, Bench.mn(2));
    bench.receive(1, bench.pbu(1).at(bench.now + 250));
    bench.now += 10;
    bench.receive(2, bench.pbu(2).at(bench.now + 250));

    bench.register(2, Bench.mn(2));

    Timestamp told =
        bench.lastUpdateTo(CmdBench.maar(1)).options().first(Timestamp.class).orElseThrow();
    assertThat(told).isLessThan(Timestamp.ofEpochMilli(bench.now + 2));
  }
}
