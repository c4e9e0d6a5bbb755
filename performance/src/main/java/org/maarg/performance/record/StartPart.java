package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.maarg.cli.Json;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.LoadRun;
import org.maarg.performance.load.LoadedTarget;
import org.maarg.performance.load.TargetProcess;

/** From the start of the process to the first answer, and how fast it is from then on. */
record StartPart() implements Part {
  private static final int SECONDS = 12;
  private static final int RAMPS = 3;
  private static final double NANOS = 1e9;

  @Override
  public String title() {
    return "start";
  }

  @Override
  public String command() {
    return "maarg performance start";
  }

  @Override
  public ObjectNode measure(Scale scale) {
    List<Double> first = new ArrayList<>();
    List<List<Double>> ramps = new ArrayList<>();
    for (int i = 0; i < scale.rounds(); i++) {
      boolean ramp = i < RAMPS;
      ramps.add(start(scale, ramp ? SECONDS : 0, first));
    }
    ObjectNode json = Json.object();
    json.set("secondsToFirstAnswer", Spread.of(first).json());
    ArrayNode perSecond = json.putArray("perSecond");
    for (int at = 0; at < SECONDS; at++) {
      int second = at;
      perSecond.add(
          Spread.of(ramps.stream().filter(it -> !it.isEmpty()).map(it -> it.get(second)).toList())
              .json());
    }
    return json;
  }

  private static List<Double> start(Scale scale, int seconds, List<Double> first) {
    LoadPlan one = LoadPart.plan(1, 0, scale);
    long begin = System.nanoTime();
    try (LoadRun run = LoadPart.run(one);
        TargetProcess cmd = run.startCmd(LoadPart.CMD, List.of())) {
      run.load(cmd).registerUncounted();
      first.add((System.nanoTime() - begin) / NANOS);
    }
    return seconds == 0 ? List.of() : ramp(scale, seconds);
  }

  private static List<Double> ramp(Scale scale, int seconds) {
    LoadPlan plan = LoadPart.plan(Math.min(1_000, scale.middle()), 0, scale);
    Duration second = scale.round().dividedBy(2);
    List<Double> perSecond = new ArrayList<>();
    try (LoadRun run = LoadPart.run(plan);
        TargetProcess cmd = run.startCmd(LoadPart.CMD, List.of())) {
      LoadedTarget target = run.load(cmd);
      for (int i = 0; i < seconds; i++) {
        perSecond.add(target.measure(plan, second).perSecond());
      }
    }
    return perSecond;
  }
}
