package org.maarg.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.protocol.cmd.CmdBench;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** A node whose program ends at any time is where one is whose program has not. */
class KeptNodeTest {
  private static final Octets CONFIGURATION = Octets.ofAscii("as ever");
  private static final MaarConfig CONFIG =
      new MaarConfig(
          TestDomain.maar(1),
          1,
          TestDomain.CMD,
          Mode.RELAY,
          Profile.DEPLOYABLE,
          TestDomain.pool(1),
          64,
          CmdBench.MAX_LIFETIME,
          CmdBench.peers());

  private static final KeptNode.Making MAAR =
      new KeptNode.Making() {
        @Override
        public Node begin(long restarts) {
          return new Maar(CONFIG, restarts);
        }

        @Override
        public Node goOn(StateReader state) throws UnreadableStateException {
          return Maar.readState(CONFIG, state);
        }
      };

  private static KeptNode open(MemoryLog log) {
    return KeptNode.open(log, MAAR, CONFIGURATION, () -> 1);
  }

  private static long[] words(KeptNode kept) {
    StateWriter out = new StateWriter();
    ((Maar) kept.node()).keep(out);
    return out.toArray();
  }

  private static Map<Timer, Long> timers(KeptNode kept) {
    Map<Timer, Long> timers = new TreeMap<>();
    kept.forEachTimer(timers::put);
    return timers;
  }

  /** Commits one input and has the node handle it. */
  private static List<Output> handle(KeptNode kept, LogEntry entry) {
    List<Output> outputs = new ArrayList<>();
    kept.append(entry);
    kept.commit(
        () -> {
          if (kept.admits(entry)) {
            kept.node()
                .handle(
                    entry.input(),
                    output -> {
                      outputs.add(output);
                      kept.follow(entry.input(), output);
                    });
          }
        });
    return outputs;
  }

  private static LogEntry received(MobilityMessage message, Timestamp at) {
    byte[] octets = MobilityHeader.encodeWithoutChecksum(message);
    return LogEntry.received(
        new Input.Received(TestDomain.CMD, true, message, at, octets.length), octets);
  }

  @Test
  void isWhereItWasHoweverOftenItsProgramEnds() {
    Random random = new Random(3);
    MemoryLog log = new MemoryLog();
    KeptNode twin = open(new MemoryLog());
    KeptNode kept = open(log);
    long now = 1_700_000_000_000L;
    int replayed = 0;
    int unkept = 0;
    for (int step = 0; step < 2_000; step++) {
      now += random.nextInt(200);
      LogEntry entry = next(random, kept, Timestamp.ofEpochMilli(now));
      List<Output> outputs = handle(kept, entry);
      assertThat(outputs).isEqualTo(handle(twin, entry));
      for (Output output : outputs) {
        if (output instanceof Output.Send send && send.message() instanceof BindingUpdate update) {
          LogEntry answer =
              received(
                  org.maarg.protocol.Pba.accepting(update).build(), Timestamp.ofEpochMilli(now));
          assertThat(handle(kept, answer)).isEqualTo(handle(twin, answer));
        }
      }
      // A snapshot is begun now and then, and is there some inputs later, or never.
      log.isLong = random.nextInt(20) == 0 && !log.isKeeping();
      log.defersSnapshots = true;
      if (random.nextInt(15) == 0) {
        log.keep();
      }
      if (random.nextInt(10) == 0) {
        kept.append(LogEntry.of(new Input.Detached(mn(random), entry.input().at())));
        unkept += log.isKeeping() ? 1 : 0;
        log = log.afterCrash();
        kept = open(log);
        replayed += kept.replayed();
        assertThat(kept.isRestored()).isTrue();
        assertThat(words(kept)).isEqualTo(words(twin));
        assertThat(timers(kept)).isEqualTo(timers(twin));
      }
    }
    assertThat(replayed).isGreaterThan(500);
    assertThat(unkept).as("snapshots that were lost on their way").isGreaterThan(5);
  }

  private static MnId mn(Random random) {
    return MnId.nai("mn" + random.nextInt(12) + "@example.org");
  }

  private static LogEntry next(Random random, KeptNode kept, Timestamp at) {
    List<Timer> running = List.copyOf(timers(kept).keySet());
    return switch (random.nextInt(running.isEmpty() ? 2 : 3)) {
      case 0 -> LogEntry.of(new Input.Attached(mn(random), Octets.ofHex("020000000001"), 4, at));
      case 1 -> LogEntry.of(new Input.Detached(mn(random), at));
      default -> kept.fired(new Input.TimerFired(running.get(random.nextInt(running.size())), at));
    };
  }

  @Test
  void whatIsInTheLogMeansNothingUnderAnotherConfiguration() {
    MemoryLog log = new MemoryLog();
    KeptNode kept = open(log);
    Timestamp at = Timestamp.ofEpochMilli(1);
    handle(kept, LogEntry.of(new Input.Attached(mn(new Random(1)), Octets.EMPTY, 4, at)));
    Octets other = Octets.ofAscii("otherwise");

    assertThatThrownBy(() -> KeptNode.open(log.afterCrash(), MAAR, other, () -> 1))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("its configuration or program has changed since");

    MemoryLog reloaded = log.afterCrash();
    KeptNode again = open(reloaded);
    again.configured(other);
    assertThat(words(KeptNode.open(reloaded.afterCrash(), MAAR, other, () -> 1)))
        .isEqualTo(words(kept));
    // Stopped as it should be, it goes on under any.
    kept.close();
    assertThat(words(KeptNode.open(log, MAAR, other, () -> 1))).isEqualTo(words(kept));
  }

  @Test
  void anothersStateOrADamagedOneIsRefused() {
    MemoryLog log = new MemoryLog();
    open(log).close();
    byte[] state = log.snapshot().orElseThrow();
    log.snapshot(() -> java.util.Arrays.copyOf(state, state.length / 2)).join();
    assertThatThrownBy(() -> open(log))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("damaged");
    state[7]++;
    log.snapshot(() -> state).join();
    assertThatThrownBy(() -> open(log))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("its format is " + (StateWriter.FORMAT + 1));
  }
}
