package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/** How often, and by how many octets, who is authenticated and no peer is refused. */
class StrangerRefusalsTest {
  private static final int RATE = Knob.STRANGER_REFUSAL_RATE.deployable();
  private static final int PER_NODE = Knob.STRANGER_REFUSAL_RATE_PER_NODE.deployable();
  private static final int MANY = 1_000;

  private static Bench cmd(Profile profile) {
    return new CmdBench(Mode.RELAY, profile);
  }

  private static Bench maar(Profile profile) {
    return new MaarBench(Mode.RELAY, profile);
  }

  private static Stream<Arguments> nodes(Profile... profiles) {
    return Stream.of(profiles)
        .flatMap(it -> Stream.of(Arguments.of("CMD", cmd(it)), Arguments.of("MAAR", maar(it))));
  }

  static Stream<Arguments> deployable() {
    return nodes(Profile.DEPLOYABLE);
  }

  static Stream<Arguments> unlimited() {
    return nodes(Profile.RFC8885, Profile.REVIEWED_DRAFT);
  }

  static Stream<Arguments> hardened() {
    return nodes(Profile.HARDENED);
  }

  private static Ipv6Address stranger(int number) {
    return Ipv6Address.of(0x3fffL << 48, number);
  }

  private static BindingUpdate complete(Bench bench) {
    return Pbu.of(TestDomain.MN, Bench.prefix(1, 0)).at(bench.now).build();
  }

  private static BindingUpdate bare() {
    return new BindingUpdate(7, Pbu.FLAGS, 75, MobilityOptions.NONE);
  }

  /** What the node does about each of so many updates. */
  private static List<DropReason> drops(Bench bench, Ipv6Address from, int updates) {
    return Stream.generate(() -> 0)
        .limit(updates)
        .flatMap(
            it -> {
              bench.receive(from, complete(bench));
              assertThat(bench.outputs(Output.Send.class).size())
                  .isEqualTo(bench.drops().contains(DropReason.REFUSED) ? 1 : 0);
              return bench.drops().stream();
            })
        .toList();
  }

  // Verifies: 5213-5.3.1-3
  @ParameterizedTest(name = "{0}")
  @MethodSource("deployable")
  void aStrangerThatKeepsTheUpdateRateIsRefusedEachTime(String name, Bench bench) {
    for (int second = 0; second < 5; second++) {
      assertThat(drops(bench, stranger(1), PER_NODE)).containsOnly(DropReason.REFUSED);
      assertThat(bench.answerTo(stranger(1)).status()).isEqualTo(Status.MAG_NOT_AUTHORIZED);
      bench.advance(1_000);
    }
    assertThat(PER_NODE).isEqualTo(Profile.RFC8885.value(Knob.MAX_UPDATE_RATE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deployable")
  void noStrangerIsRefusedMoreOftenThanHisLimitInAnySecond(String name, Bench bench) {
    assertThat(drops(bench, stranger(1), 1)).containsExactly(DropReason.REFUSED);
    bench.advance(999);
    assertThat(drops(bench, stranger(1), PER_NODE))
        .endsWith(DropReason.REFUSED, DropReason.REFUSAL_LIMIT);
    // The first counts no more, the others do.
    bench.advance(1);
    assertThat(drops(bench, stranger(1), 2))
        .containsExactly(DropReason.REFUSED, DropReason.REFUSAL_LIMIT);
    assertThat(drops(bench, stranger(2), 1)).containsExactly(DropReason.REFUSED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deployable")
  void allStrangersTogetherHaveALimitThatBoundsWhatIsKept(String name, Bench bench) {
    int refused = 0;
    int most = 0;
    for (int number = 1; number <= MANY; number++) {
      bench.receive(stranger(number), complete(bench));
      refused += bench.outputs(Output.Send.class).size();
      most = Math.max(most, words(bench));
    }

    assertThat(refused).isEqualTo(RATE);
    assertThat(bench.drops()).containsExactly(DropReason.REFUSAL_LIMIT);
    assertThat(bench.timers.keySet()).hasSize(RATE);
    bench.advance(1_000);
    assertThat(bench.timers).isEmpty();
    // A place number and an address for each refusal of the last second.
    assertThat(most - words(bench)).isEqualTo(3 * RATE);
    assertThat(drops(bench, stranger(MANY), 1)).containsExactly(DropReason.REFUSED);
  }

  private static int words(Bench bench) {
    StateWriter words = new StateWriter();
    if (bench.node instanceof Cmd cmd) {
      cmd.writeState(words);
    } else {
      ((Maar) bench.node).writeState(words);
    }
    return words.size();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deployable")
  void peersAreRefusedWhateverStrangersHaveUsedUp(String name, Bench bench) {
    for (int number = 1; number <= MANY; number++) {
      bench.receive(stranger(number), complete(bench));
    }

    for (int i = 0; i < MANY; i++) {
      bench.receive(TestDomain.maar(2), bare());
      assertThat(bench.answerTo(TestDomain.maar(2)).status()).isEqualTo(Status.MISSING_MN_ID);
    }
  }

  // Verifies: 5213-5.3.6-4
  @ParameterizedTest(name = "{0}")
  @MethodSource("deployable")
  void aRefusalThatWouldBeLongerThanTheUpdateIsNotSent(String name, Bench bench) {
    bench.receive(stranger(1), bare());
    assertThat(bench.outputs)
        .containsExactly(new Output.Dropped(DropReason.REFUSAL_LONGER, stranger(1)));

    // The same message, of which the sender has left the padding out: it came shorter.
    BindingUpdate update = complete(bench);
    int written = MobilityHeader.encodedLength(update);
    bench.feed(new Input.Received(stranger(1), true, update, bench.time(), written - 8));
    assertThat(bench.drops()).containsExactly(DropReason.REFUSAL_LONGER);
    bench.feed(new Input.Received(stranger(1), true, update, bench.time(), written));
    assertThat(MobilityHeader.encodedLength(bench.answerTo(stranger(1)))).isEqualTo(written);
    assertThat(bench.timers).as("what is not sent takes no place").hasSize(1);
  }

  // Verifies: 5213-5.3.1-3, 5213-5.3.6-4
  @ParameterizedTest(name = "{0}")
  @MethodSource("deployable")
  void anUpdateWithAllThatIsMandatoryIsRefusedInWhateverOrderItHasIt(String name, Bench bench) {
    List<MobilityOption> options = new ArrayList<>(complete(bench).options().asList());
    Random random = new Random(8885);
    for (int i = 0; i < MANY; i++) {
      Collections.shuffle(options, random);
      BindingUpdate update = new BindingUpdate(1, Pbu.FLAGS, 75, MobilityOptions.copyOf(options));
      bench.receive(stranger(1), update);
      assertThat(bench.answerTo(stranger(1)).options()).isEqualTo(update.options());
      bench.advance(1_000);
    }
  }

  // Verifies: 5213-5.3.1-3, 5213-5.3.1-5, 5213-5.3.6-4
  @ParameterizedTest(name = "{0}")
  @MethodSource("unlimited")
  void theLetterRefusesEachUpdateAtWhateverLength(String name, Bench bench) {
    for (int i = 0; i < MANY; i++) {
      bench.receive(stranger(1), bare());
      BindingAcknowledgement refusal = bench.answerTo(stranger(1));
      assertThat(refusal.status()).isEqualTo(Status.MISSING_MN_ID);
      assertThat(refusal.options().first(MnId.class)).contains(MnId.EMPTY);
      assertThat(MobilityHeader.encodedLength(refusal))
          .isGreaterThan(MobilityHeader.encodedLength(bare()));
    }
    assertThat(bench.timers).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hardened")
  void theHardenedRefusesNobodyWhomItDoesNotKnow(String name, Bench bench) {
    assertThat(drops(bench, stranger(1), 2)).containsOnly(DropReason.UNKNOWN_PEER);
    assertThat(bench.timers).isEmpty();
  }

  // Verifies: 6275-10.3.1-6, 6275-10.3.2-1
  @ParameterizedTest(name = "{0}")
  @MethodSource("deployable")
  void updatesOfMobileNodesShareTheLimits(String name, Bench bench) {
    BindingUpdate home = new BindingUpdate(1, BindingUpdate.HOME, 75, MobilityOptions.NONE);
    for (int i = 0; i < PER_NODE; i++) {
      bench.receive(stranger(1), home);
      assertThat(bench.answerTo(stranger(1)).status())
          .isEqualTo(Status.HOME_REGISTRATION_NOT_SUPPORTED);
    }
    bench.receive(stranger(1), home);
    assertThat(bench.drops()).containsExactly(DropReason.REFUSAL_LIMIT);
    bench.receive(stranger(1), new BindingUpdate(1, 0, 75, MobilityOptions.NONE));
    assertThat(bench.drops()).containsExactly(DropReason.NOT_HOME_REGISTRATION);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deployable")
  void aPlaceThatNobodyHasTakenIsNotWaitedFor(String name, Bench bench) {
    for (int place : new int[] {-1, 0, RATE}) {
      Timer stray = new Timer(Timer.Kind.REFUSAL_SLOT, Timer.NO_MN, Ipv6Address.UNSPECIFIED, place);
      bench.feed(new Input.TimerFired(stray, bench.time()));
      assertThat(bench.drops()).containsExactly(DropReason.TIMER_NOT_ARMED);
    }
  }

  private static StrangerRefusals places(int all, int perNode) {
    return new StrangerRefusals(
        Profile.DEPLOYABLE
            .with()
            .set(Knob.STRANGER_REFUSAL_RATE, all)
            .set(Knob.STRANGER_REFUSAL_RATE_PER_NODE, perNode)
            .build());
  }

  /** Places of the timers that so many updates of one stranger start. */
  private static List<Integer> taken(StrangerRefusals refusals, int updates) {
    List<Output> outputs = new ArrayList<>();
    Bench bench = cmd(Profile.DEPLOYABLE);
    for (int i = 0; i < updates; i++) {
      refusals.hear(
          new Input.Received(stranger(1), true, complete(bench), bench.time()), outputs::add);
    }
    return outputs.stream()
        .filter(Output.StartTimer.class::isInstance)
        .map(it -> ((Output.StartTimer) it).timer().slot())
        .toList();
  }

  @Test
  void theLowestPlaceIsTakenAndWithoutALimitForOneAllAre() {
    assertThat(taken(places(3, 0), 4)).containsExactly(0, 1, 2);
    assertThat(taken(places(3, 2), 4)).containsExactly(0, 1);
    StrangerRefusals refusals = places(3, 0);
    assertThat(taken(refusals, 3)).hasSize(3);
    refusals.onTimer(
        new Timer(Timer.Kind.REFUSAL_SLOT, Timer.NO_MN, Ipv6Address.UNSPECIFIED, 1), it -> {});
    assertThat(taken(refusals, 2)).containsExactly(1);
  }

  @Test
  void ofPlacesThatAreNoLongerThereNothingIsReadBack() {
    StrangerRefusals before = places(3, 0);
    assertThat(taken(before, 3)).hasSize(3);
    StateWriter kept = new StateWriter();
    before.writeState(kept);

    StrangerRefusals fewer = places(2, 0);
    fewer.readState(new StateReader(kept.toArray()));
    assertThat(taken(fewer, 1)).isEmpty();
    StateWriter again = new StateWriter();
    fewer.writeState(again);
    assertThat(again.word(0)).isEqualTo(2);
  }

  /** A place is taken once, and by somebody. */
  @Test
  void placesThatNobodyCouldHaveAreNotReadBack() {
    StateWriter twice = new StateWriter();
    twice.put(2);
    for (int i = 0; i < 2; i++) {
      twice.put(1);
      twice.put(Ipv6Address.of(0, 1));
    }
    assertDamaged(twice, "is not in 2..");
    StateWriter nobody = new StateWriter();
    nobody.put(1);
    nobody.put(0);
    nobody.put(Ipv6Address.UNSPECIFIED);
    assertDamaged(nobody, "a place that nobody has");
  }

  private static void assertDamaged(StateWriter kept, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> places(3, 0).readState(new StateReader(kept.toArray())))
        .withMessageContaining(why);
  }
}
