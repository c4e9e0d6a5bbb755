package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.maar.Maar;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.RestartCounter;

/**
 * What a node keeps in each state and after each input, as the number of words that it writes of
 * itself for the model checks: a word that is left out makes two states look alike there. The
 * numbers are in a committed table, which is written anew as that of {@link StateInputSnapshotTest}
 * is; what the words are may differ from one version to the next.
 */
class KeptStateTest {
  private static StateWriter words(Bench bench) {
    StateWriter words = new StateWriter();
    if (bench.node instanceof Cmd cmd) {
      cmd.writeState(words);
    } else {
      ((Maar) bench.node).writeState(words);
    }
    return words;
  }

  private static Holdings holdings(Bench bench) {
    return bench.node instanceof Cmd cmd ? cmd.holdings() : ((Maar) bench.node).holdings();
  }

  private static String kept(Bench bench) {
    return words(bench).size() + " words; " + holdings(bench);
  }

  private static <T extends Bench> List<String> table(
      Map<String, Supplier<T>> states, Map<String, Consumer<T>> inputs) {
    List<String> lines = new ArrayList<>();
    states.forEach(
        (state, bench) -> {
          lines.add(state + ": " + kept(bench.get()));
          inputs.forEach(
              (input, step) -> {
                T after = bench.get();
                step.accept(after);
                lines.add(state + " x " + input + ": " + kept(after));
              });
        });
    return lines;
  }

  @Test
  void aMaarKeepsSoManyWords() throws IOException {
    StateInputSnapshotTest.compare(
        "maar-kept.txt",
        table(StateInputSnapshotTest.maarStates(), StateInputSnapshotTest.maarInputs()));
  }

  @Test
  void aCmdKeepsSoManyWords() throws IOException {
    StateInputSnapshotTest.compare(
        "cmd-kept.txt",
        table(StateInputSnapshotTest.cmdStates(), StateInputSnapshotTest.cmdInputs()));
  }

  /** Armed, awaited, deaf, sequence number, missing answers, the peer's counter or -1. */
  @Test
  void aWatchedPeerIsKeptWithAllThatItsAnswersAreHeldAgainst() {
    Heartbeats heartbeats =
        new Heartbeats(
            Profile.DEPLOYABLE.with().set(Knob.HEARTBEAT_INTERVAL, 1_000).build(), 7, peer -> true);
    assertThat(words(heartbeats)).containsExactly(7, 0);

    Ipv6Address peer = Ipv6Address.of(8, 9);
    heartbeats.watch(peer, output -> {});
    assertThat(words(heartbeats)).containsExactly(7, 1, 8, 9, 1, 1, 0, 1, 0, -1);

    heartbeats.onTimer(peer, output -> {});
    assertThat(words(heartbeats)).containsExactly(7, 1, 8, 9, 1, 1, 0, 2, 1, -1);

    MobilityOptions counter = MobilityOptions.of(new RestartCounter(5));
    heartbeats.onMessage(peer, new Heartbeat(Heartbeat.RESPONSE, 2, counter), output -> {});
    assertThat(words(heartbeats)).containsExactly(7, 1, 8, 9, 1, 0, 0, 2, 0, 5);
  }

  private static long[] words(Heartbeats heartbeats) {
    StateWriter words = new StateWriter();
    heartbeats.writeState(words);
    return words.toArray();
  }

  @Test
  void noTwoStatesLookAlike() {
    allDiffer(StateInputSnapshotTest.maarStates());
    allDiffer(StateInputSnapshotTest.cmdStates());
  }

  private static <T extends Bench> void allDiffer(Map<String, Supplier<T>> states) {
    Map<List<Long>, String> seen = new HashMap<>();
    states.forEach(
        (state, bench) -> {
          List<Long> words = new ArrayList<>();
          for (long word : words(bench.get()).toArray()) {
            words.add(word);
          }
          assertThat(seen.put(words, state)).as(state).isNull();
        });
  }
}
