package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/** Words that a node would never keep together are refused, with the place where that shows. */
class DamagedStateTest {
  private static final MnId OTHER = MnId.nai("mn2@example.net");
  private static final Octets SECOND = Octets.ofHex("02aa00000009");
  private static final Profile PROFILE =
      Profile.DEPLOYABLE
          .with()
          .set(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, 0)
          .set(Knob.HEARTBEAT_INTERVAL, 1_000)
          .build();

  private final CmdConfig cmd =
      new CmdConfig(
          TestDomain.CMD,
          Mode.RELAY,
          PROFILE,
          CmdBench.MAX_LIFETIME,
          CmdBench.peers(),
          MnAuthorization.ALL);

  private final MaarConfig maar =
      new MaarConfig(
          MaarBench.SELF,
          1,
          TestDomain.CMD,
          Mode.RELAY,
          PROFILE,
          TestDomain.pool(1),
          64,
          CmdBench.MAX_LIFETIME,
          CmdBench.peers());

  /** Two mobile nodes, of which the first has a P-MAAR, and a second interface. */
  private long[] keptCmd() {
    CmdBench bench = new CmdBench(cmd);
    bench.register(1);
    bench.register(2);
    bench.register(2, OTHER);
    bench.receive(
        3,
        bench
            .pbu(3)
            .handoff(HandoffIndicator.NEW_INTERFACE)
            .without(MnLinkLayerIdentifier.class)
            .with(new MnLinkLayerIdentifier(SECOND)));
    assertThat(bench.cmd.bindings()).hasSize(3);
    return Twin.keep(bench.cmd);
  }

  /** The same at a MAAR that serves all. */
  private long[] keptMaar() {
    MaarBench bench = new MaarBench(maar);
    bench.attach();
    bench.accept();
    bench.attach(OTHER);
    bench.accept();
    bench.attachByAnotherInterface(HandoffIndicator.NEW_INTERFACE);
    bench.accept();
    assertThat(bench.maar.bindings()).hasSize(3);
    return Twin.keep(bench.maar);
  }

  private static List<Integer> places(long[] words, Ipv6Prefix prefix) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (words[i] == prefix.address().high()) {
        places.add(i);
      }
    }
    assertThat(places).isNotEmpty();
    return places;
  }

  /** One prefix becomes the other: in the words of its session, or wherever it stands. */
  private static List<long[]> mixed(long[] words, Ipv6Prefix from, Ipv6Prefix to) {
    List<Integer> places = places(words, from);
    long[] once = words.clone();
    once[places.get(0)] = to.address().high();
    long[] everywhere = words.clone();
    places.forEach(place -> everywhere[place] = to.address().high());
    return List.of(once, everywhere);
  }

  private void refusesCmd(long[] words, String why) {
    refuses(() -> Cmd.readState(cmd, new StateReader(words)), why);
  }

  private void refusesMaar(long[] words, String why) {
    refuses(() -> Maar.readState(maar, new StateReader(words)), why);
  }

  private static void refuses(ThrowingCallable reading, String why) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            UnreadableStateException.class,
            refused ->
                assertThat(refused.reason()).isEqualTo(UnreadableStateException.Reason.DAMAGED))
        .hasMessageContaining(why)
        .hasMessageContaining(" word ");
  }

  // Verifies: 5213-5.2-1
  @Test
  void aPrefixOfTwoMobileNodesIsRefusedByTheCmd() {
    Ipv6Prefix first = Bench.prefix(2, 0);
    Ipv6Prefix second = Bench.prefix(2, 1);
    for (long[] words : mixed(keptCmd(), second, first)) {
      refusesCmd(words, "of another session as well");
    }
    // That of a P-MAAR is as exclusive.
    for (long[] words : mixed(keptCmd(), Bench.prefix(1, 0), second)) {
      refusesCmd(words, "of another session as well");
    }
  }

  // Verifies: 5213-5.2-1
  @Test
  void aPrefixOfTwoSessionsOfOneMobileNodeIsRefusedByTheCmd() {
    for (long[] words : mixed(keptCmd(), Bench.prefix(3, 0), Bench.prefix(2, 0))) {
      refusesCmd(words, "of another session as well");
    }
  }

  // Verifies: 5213-5.2-1
  @Test
  void aPrefixThatLiesInAnotherMobileNodesIsRefusedByTheCmd() {
    long[] words = mixed(keptCmd(), Bench.prefix(2, 1), Bench.prefix(2, 0)).get(1);
    for (int place : places(keptCmd(), Bench.prefix(2, 1))) {
      words[place + 2] = 128;
    }
    refusesCmd(words, "lies in another's");
  }

  // Verifies: 5213-5.2-1
  @Test
  void aPrefixOfTwoSessionsIsRefusedByAMaar() {
    for (Ipv6Prefix other : List.of(Bench.prefix(1, 1), Bench.prefix(1, 2))) {
      for (long[] words : mixed(keptMaar(), other, Bench.prefix(1, 0))) {
        refusesMaar(words, "of another session as well");
      }
    }
  }

  @Test
  void aPrefixThatIsTakenAndNobodyHasIsRefused() {
    long[] words = keptMaar();
    words[places(words, 7L)] = 15;
    words[places(words, 15L) - 3] = 4;
    refusesMaar(words, "that no session has");
    words[places(words, 15L)] = 7;
    refusesMaar(words, "the lowest that is free");
  }

  /** The first word that has this value, behind the head. */
  private static int places(long[] words, long value) {
    for (int i = 12; i < words.length; i++) {
      if (words[i] == value) {
        return i;
      }
    }
    throw new AssertionError(value + " is not there");
  }

  /** The words of two alike have their count in front. */
  private static long[] twice(long... one) {
    long[] two = new long[1 + 2 * one.length];
    two[0] = 2;
    System.arraycopy(one, 0, two, 1, one.length);
    System.arraycopy(one, 0, two, 1 + one.length, one.length);
    return two;
  }

  private static void refuses(Consumer<StateReader> reading, String why, long... words) {
    assertThatThrownBy(() -> reading.accept(new StateReader(words)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(" word ");
  }

  private static Heartbeats heartbeats() {
    return new Heartbeats(PROFILE, 0, peer -> true);
  }

  @Test
  void aPeerIsWatchedOnceAndCountsNoFurtherThanItCan() {
    refuses(heartbeats()::readState, "twice", 7, 2, 8, 9, 1, 1, 0, 4, 2, 5, 8, 9, 1, 1, 0, 4, 2, 5);
    refuses(heartbeats()::readState, "32 bits", 7, 1, 8, 9, 1, 1, 0, 1L << 32, 2, 5);
    refuses(heartbeats()::readState, "not in", 7, 1, 8, 9, 1, 1, 0, 4, Integer.MAX_VALUE, 5);
    assertThatThrownBy(
            () ->
                heartbeats().readState(new StateReader(new long[] {7, 1, 8, 9, 1, 1, 0, 4, 2, -2})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPeerIsKnownOnce() {
    Peers peers = new Peers(Map.of());
    refuses(peers::readKept, "twice", twice(0x20010db8_00000000L, 9, 0x20010db8_00010000L, 0, 48));
  }

  private static UpdateSender sender(Profile profile) {
    return new UpdateSender(profile, true, (mn, session, to, now, out) -> true);
  }

  private static long[] window(Timer key, long used) {
    StateWriter words = new StateWriter();
    words.put(0);
    words.put(0);
    words.put(false);
    words.put(0);
    words.put(1);
    words.put(key);
    words.put(used);
    words.put(0);
    return words.toArray();
  }

  @Test
  void aWindowOfUpdatesIsOne() {
    Ipv6Address to = Ipv6Address.of(8, 9);
    Timer key = Timer.of(Timer.Kind.RATE_SLOT, Timer.NO_MN, to);
    sender(PROFILE).readState(new StateReader(window(key, 3)));
    refuses(sender(PROFILE)::readState, "63 places", window(key, -1));
    refuses(
        sender(PROFILE)::readState,
        "no window",
        window(Timer.of(Timer.Kind.RETRANSMIT, Timer.NO_MN, to), 3));
  }

  /** Nothing earns them back where no time of the pace runs: the updates would wait for ever. */
  @Test
  void aPaceThatIsNewSinceTheStateWasKeptBeginsWithItsBurst() {
    Profile paced = PROFILE.with().set(Knob.PACING_RATE, 10).set(Knob.PACING_BURST, 2).build();
    UpdateSender unpaced = sender(PROFILE.with().set(Knob.PACING_RATE, 0).build());
    StateWriter words = new StateWriter();
    unpaced.writeState(words);
    UpdateSender sender = sender(paced);
    sender.readState(new StateReader(words.toArray()));
    List<Output> outputs = new ArrayList<>();
    sender.request(TestDomain.MN, 0, Ipv6Address.of(8, 9), new CmdBench(cmd).time(), outputs::add);
    assertThat(sender.backlog()).isZero();
  }

  @Test
  void whatIsCountedOnIsFarFromTheEndOfItsNumbers() {
    refuses(StateReader::counted, "not in", Integer.MAX_VALUE);
    assertThat(new StateReader(new long[] {5}).counted()).isEqualTo(5);
    refuses(in -> in.count(2), "not in", 3, 0, 0, 0, 0);
    assertThat(new StateReader(new long[] {2, 0, 0, 0}).count(2)).isEqualTo(2);
  }

  @Test
  void nothingIsKeptOfNobodyOrOfALongerIdentifierThanThereIs() {
    refuses(StateReader::keptMn, "without identifier", 1, 0);
    long[] words = new long[40];
    words[0] = 254;
    refuses(StateReader::linkLayer, "not in", words);
  }
}
