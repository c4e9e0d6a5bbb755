package org.maarg.performance.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Steps of the CMD's core, with the message objects that go in and without octets. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoreBench {
  private static final int STRIDE = 7_919;

  /** Made by the harness. */
  public CoreBench() {}

  /** Mobile nodes that are at their first MAAR. */
  @State(Scope.Thread)
  public static class Registered {
    /** How many. */
    @Param({"1000", "1000000"})
    private int mobileNodes = 1_000;

    private CmdState cmd = new CmdState(0, 1);
    private int next;

    /** Made by the harness. */
    public Registered() {}

    /** Once for each number. */
    @Setup(Level.Trial)
    public void prepare() {
      cmd = new CmdState(mobileNodes, 1);
    }

    private int next() {
      // Not one after the other: neighbours share cache lines, mobile nodes that call do not.
      next = (next + STRIDE) % mobileNodes;
      return next;
    }
  }

  /** Mobile nodes with MAARs behind them. */
  @State(Scope.Thread)
  public static class Moving {
    private static final int MNS = 1_000;

    /** How many are behind each. */
    @Param({"1", "5", "20"})
    private int previousMaars = 1;

    private CmdState cmd = new CmdState(0, 1);
    private int next;

    /** Made by the harness. */
    public Moving() {}

    /** Once for each number. */
    @Setup(Level.Trial)
    public void prepare() {
      cmd = new CmdState(MNS, previousMaars + 1);
    }

    private int next() {
      next = (next + STRIDE) % MNS;
      return next;
    }
  }

  /** A renewal. */
  @Benchmark
  public void refresh(Registered state) {
    state.cmd.renew(state.next());
  }

  /** A handover, with all that the previous MAARs are told and answer. */
  @Benchmark
  public void handover(Moving state) {
    state.cmd.handOver(state.next());
  }
}
