package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;

/**
 * A state that is kept: read back by the node whose it is, in the format that it is in, and refused
 * with a reason otherwise. That nothing is lost on the way is tested by {@link Twin} in every test
 * of a {@link Bench}.
 */
class KeptNodeTest {
  private static final long[] ODD = {-1, 0, 1, 2, 64, 200, 1L << 40, Long.MAX_VALUE};

  private static CmdConfig cmd(Ipv6Address address) {
    return new CmdConfig(
        address,
        Mode.RELAY,
        Profile.DEPLOYABLE.with().set(Knob.TIMESTAMP_WINDOW, 0).build(),
        CmdBench.MAX_LIFETIME,
        CmdBench.peers(),
        MnAuthorization.ALL);
  }

  private static MaarConfig maar(int number, Ipv6Prefix pool, int prefixLength) {
    return new MaarConfig(
        TestDomain.maar(1),
        number,
        TestDomain.CMD,
        Mode.LOCATOR,
        Profile.DEPLOYABLE,
        pool,
        prefixLength,
        CmdBench.MAX_LIFETIME,
        CmdBench.peers());
  }

  private static MaarConfig maar() {
    return maar(1, TestDomain.pool(1), 64);
  }

  private static long[] keptCmd() {
    return Twin.keep(StateInputSnapshotTest.cmdStates().get("RELEASED").get().node);
  }

  private static long[] keptMaar() {
    return Twin.keep(StateInputSnapshotTest.maarStates().get("SERVING").get().node);
  }

  private static UnreadableStateException.Reason refusal(MaarConfig config, long[] words) {
    try {
      Maar.readState(config, new StateReader(words));
    } catch (UnreadableStateException refused) {
      assertThat(refused).hasMessageStartingWith("it");
      return refused.reason();
    }
    throw new AssertionError("read");
  }

  @Test
  void isReadInItsOwnFormatOnly() {
    long[] other = keptMaar();
    other[0] = StateWriter.FORMAT + 1;
    assertThat(refusal(maar(), other)).isEqualTo(UnreadableStateException.Reason.FORMAT);
  }

  @Test
  void isReadByItsOwnNodeOnly() {
    UnreadableStateException.Reason identity = UnreadableStateException.Reason.IDENTITY;
    long[] words = keptMaar();
    assertThat(refusal(maar(2, TestDomain.pool(1), 64), words)).isEqualTo(identity);
    assertThat(refusal(maar(1, TestDomain.pool(2), 64), words)).isEqualTo(identity);
    assertThat(refusal(maar(1, TestDomain.pool(1), 60), words)).isEqualTo(identity);
    assertThat(refusal(maar(), keptCmd())).isEqualTo(UnreadableStateException.Reason.ROLE);
    assertThatThrownBy(() -> Cmd.readState(cmd(TestDomain.maar(9)), new StateReader(keptCmd())))
        .isInstanceOf(UnreadableStateException.class)
        .hasMessageContaining("another address");
  }

  @Test
  void whatIsCutShortOrAlteredIsReadOrRefusedAndNothingElse() {
    survivesDamage(keptMaar(), words -> Maar.readState(maar(), new StateReader(words)));
    survivesDamage(keptCmd(), words -> Cmd.readState(cmd(TestDomain.CMD), new StateReader(words)));
  }

  private interface Reading {
    Node of(long[] words) throws UnreadableStateException;
  }

  private static void survivesDamage(long[] words, Reading reading) {
    for (int length = 0; length < words.length; length++) {
      long[] cut = Arrays.copyOf(words, length);
      assertThatThrownBy(() -> reading.of(cut)).isInstanceOf(UnreadableStateException.class);
    }
    for (int i = 0; i < words.length; i++) {
      for (long odd : ODD) {
        long[] altered = words.clone();
        altered[i] = odd;
        try {
          assertThat(reading.of(altered)).isNotNull();
        } catch (UnreadableStateException refused) {
          assertThat(refused).hasMessageStartingWith("it");
        }
      }
    }
  }

  // Verifies: 5847-3.2-2
  @Test
  void aNodeThatKeptItsSessionsHasTheRestartCounterOfBefore() throws UnreadableStateException {
    CmdConfig config = cmd(TestDomain.CMD);
    long[] words = Twin.keep(new Cmd(config, 7));
    Cmd again = Cmd.readState(config, new StateReader(words));
    assertThat(Twin.keep(again)).isEqualTo(words);
    List<Output> outputs = new ArrayList<>();
    again.handle(
        new Input.Received(
            TestDomain.maar(1),
            true,
            new Heartbeat(0, 3, MobilityOptions.NONE),
            new CmdBench(config).time()),
        outputs::add);
    assertThat(outputs)
        .containsExactly(
            new Output.Send(
                TestDomain.maar(1),
                new Heartbeat(Heartbeat.RESPONSE, 3, MobilityOptions.of(new RestartCounter(7)))));
  }

  @Test
  void allThatIsKnownOfAPeerIsReadBack() {
    long[] deaf = {7, 2, 8, 8, 0, 0, 1, 9, 0, -1, 8, 9, 1, 1, 0, 4, 2, 5};
    Profile profile = Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, 1_000).build();
    Heartbeats heartbeats = new Heartbeats(profile, 0, peer -> true);
    heartbeats.readState(new StateReader(deaf));
    StateWriter words = new StateWriter();
    heartbeats.writeState(words);
    assertThat(words.toArray()).isEqualTo(deaf);
  }

  @Test
  void whereHeartbeatIsOffByNowNobodyIsWatched() {
    long[] watched = {7, 1, 8, 9, 1, 1, 0, 4, 2, 5};
    Heartbeats heartbeats = new Heartbeats(Profile.DEPLOYABLE, 0, peer -> true);
    heartbeats.readState(new StateReader(watched));
    List<Output> outputs = new ArrayList<>();
    heartbeats.onTimer(Ipv6Address.of(8, 9), outputs::add);
    assertThat(outputs)
        .containsExactly(new Output.Dropped(DropReason.TIMER_NOT_ARMED, Ipv6Address.of(8, 9)));
  }

  @Test
  void whereInItsPoolAMaarBeganIsReadBack() throws UnreadableStateException {
    long[] words = Twin.keep(new Maar(maar(), 7));
    assertThat(words).isNotEqualTo(Twin.keep(new Maar(maar(), 8)));
    assertThat(Twin.keep(Maar.readState(maar(), new StateReader(words)))).isEqualTo(words);
  }

  private static void areNumbered(Coded[] constants, int... codes) {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < codes.length; i++) {
      assertThat(constants[i].code()).as(constants[i].toString()).isEqualTo(codes[i]);
    }
    for (Coded constant : constants) {
      assertThat(seen.add(constant.code())).as(constant.toString()).isTrue();
    }
  }

  /** What a kept state has for a constant never means another one. */
  @Test
  void constantsKeepTheirNumbers() {
    areNumbered(Timer.Kind.values(), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    areNumbered(MaarState.values(), 0, 1, 2, 3, 4, 5, 6, 7);
  }

  /**
   * The words of many states, as one number for each format: where it changes, states kept by the
   * version before are misread, unless {@link StateWriter#FORMAT} has changed with it.
   */
  @Test
  void theFormatIsAsItsNumberSays() throws IOException {
    int sum = 1;
    List<Supplier<? extends Bench>> benches = new ArrayList<>();
    benches.addAll(StateInputSnapshotTest.maarStates().values());
    benches.addAll(StateInputSnapshotTest.cmdStates().values());
    for (Supplier<? extends Bench> bench : benches) {
      sum = 31 * sum + Arrays.hashCode(Twin.keep(bench.get().node));
    }
    StateInputSnapshotTest.compare(
        "kept-format.txt",
        List.of("format " + StateWriter.FORMAT + ": " + Integer.toHexString(sum)));
  }
}
