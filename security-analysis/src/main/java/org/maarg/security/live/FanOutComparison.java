package org.maarg.security.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.Knob;
import org.maarg.sim.Counters.Traffic;

/**
 * A fan-out in the simulation and among live nodes, beside each other.
 *
 * <p>A live run that the machine has disturbed says nothing and is repeated, up to {@link
 * #MAX_RUNS} runs in all; so is one that was only slow. What counts as disturbed is not the result
 * but its cause: a timeout of the protocol ran out, or a Timestamp grew too old, which does not
 * happen in the simulation. If no run is left the comparison fails, and says why; it is never
 * skipped. A difference in packets or octets without such a cause fails at once.
 */
public final class FanOutComparison {
  /** Live runs at most. */
  public static final int MAX_RUNS = 8;

  private final FanOutSetting setting;
  private final FanOutResult simulated;
  private final List<String> repeated = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();
  private Optional<FanOutResult> live = Optional.empty();

  private FanOutComparison(FanOutSetting setting, FanOutResult simulated) {
    this.setting = setting;
    this.simulated = simulated;
  }

  /**
   * Runs an experiment in the simulation and live. Takes about a second for each three previous
   * MAARs, by the letter for each one: MAX_UPDATE_RATE holds for the moves before as well.
   *
   * @throws org.maarg.runtime.transport.TransportException if a socket cannot be had
   */
  public static FanOutComparison of(FanOutSetting setting) {
    SimulatedFanOut simulation = new SimulatedFanOut(setting);
    FanOutComparison comparison = new FanOutComparison(setting, simulation.result());
    for (int run = 1; run <= MAX_RUNS && comparison.isOpen(); run++) {
      comparison.run(simulation, run == MAX_RUNS);
    }
    return comparison;
  }

  private boolean isOpen() {
    return live.isEmpty() && differences.isEmpty();
  }

  private void run(SimulatedFanOut simulation, boolean last) {
    try (LiveFanOut run = new LiveFanOut(setting, simulation)) {
      try {
        judge(run.run(), last);
      } catch (DisturbedException e) {
        again(e.reason(), last);
      }
      differences.addAll(run.defects());
    }
  }

  private void judge(FanOutResult result, boolean last) {
    int burst = setting.profile().value(Knob.PACING_BURST);
    differences.addAll(trafficDifferences(simulated, result));
    differences.addAll(BurstTolerance.tooFast(simulated.burst(), result.burst(), burst));
    List<String> slow = BurstTolerance.tooSlow(simulated.burst(), result.burst(), burst);
    if (differences.isEmpty() && !slow.isEmpty() && !last) {
      again(String.join("; ", slow), false);
      return;
    }
    differences.addAll(slow);
    live = Optional.of(result);
  }

  private void again(String reason, boolean last) {
    repeated.add(reason);
    if (last) {
      differences.add("no undisturbed live run in " + MAX_RUNS);
    }
  }

  /** Packets and octets that are not the same; one line each. */
  static List<String> trafficDifferences(FanOutResult simulated, FanOutResult live) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Traffic> node : simulated.traffic().entrySet()) {
      Traffic other = live.traffic().getOrDefault(node.getKey(), Traffic.NONE);
      if (!node.getValue().equals(other)) {
        lines.add(node.getKey() + ": simulated " + node.getValue() + ", live " + other);
      }
    }
    compare("updates", simulated.updates(), live.updates(), lines);
    compare("octets of updates", simulated.updateOctets(), live.updateOctets(), lines);
    compare("triggers", simulated.triggers(), live.triggers(), lines);
    compare("octets of triggers", simulated.triggerOctets(), live.triggerOctets(), lines);
    return lines;
  }

  private static void compare(String what, long simulated, long live, List<String> lines) {
    if (simulated != live) {
      lines.add(what + ": simulated " + simulated + ", live " + live);
    }
  }

  /** What was measured. */
  public FanOutSetting setting() {
    return setting;
  }

  /** The result in virtual time. */
  public FanOutResult simulated() {
    return simulated;
  }

  /** The result on sockets; empty if no run was undisturbed. */
  public Optional<FanOutResult> live() {
    return live;
  }

  /** How many live runs it took. */
  public int runs() {
    return repeated.size() + live.map(result -> 1).orElse(0);
  }

  /** Why live runs were repeated; one line each. */
  public List<String> repeated() {
    return List.copyOf(repeated);
  }

  /** True if both agree: packets and octets exactly, the burst within the tolerance. */
  public boolean agrees() {
    return differences.isEmpty();
  }

  /** In what they do not agree; one line each. */
  public List<String> differences() {
    return List.copyOf(differences);
  }
}
