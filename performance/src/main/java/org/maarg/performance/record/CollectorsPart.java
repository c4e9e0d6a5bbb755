package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.maarg.cli.Json;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.LoadRun;
import org.maarg.performance.load.LoadedTarget;
import org.maarg.performance.load.Measured;
import org.maarg.performance.load.TargetProcess;

/**
 * The greatest number of mobile nodes at half load, with other collectors and young generations.
 */
record CollectorsPart() implements Part {
  private static final int ROUNDS = 3;
  private static final List<List<String>> CHOICES =
      List.of(
          List.of("-Xmn64m"),
          List.of("-Xmn2g"),
          List.of("-Xmn64m", "-XX:+UseTransparentHugePages"),
          List.of("-Xmn64m", "-XX:+UseParallelGC"));

  @Override
  public String title() {
    return "collectors";
  }

  @Override
  public String command() {
    return "maarg load --mns 1000000 --java-option -XX:+UseParallelGC";
  }

  @Override
  public ObjectNode measure(Scale scale) {
    ObjectNode json = Json.object().put("mns", scale.most());
    ArrayNode all = json.putArray("choices");
    for (List<String> options : CHOICES) {
      ObjectNode rounds = rounds(scale, options).json();
      all.addObject().put("options", String.join(" ", options)).setAll(rounds);
    }
    return json;
  }

  private static Rounds rounds(Scale scale, List<String> options) {
    LoadPlan plan = LoadPart.plan(scale.most(), 0, scale);
    Rounds rounds = new Rounds();
    try (LoadRun run = LoadPart.run(plan);
        TargetProcess cmd = run.startCmd(LoadPart.CMD, options)) {
      LoadedTarget target = run.load(cmd);
      target.registerUncounted();
      Measured warm = target.measure(plan, scale.warmUp().dividedBy(2));
      LoadPlan half = plan.at((int) Math.max(1, warm.perSecond() / 2), LoadPlan.MAX_WINDOW);
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(target.measure(half, scale.round()));
      }
    }
    return rounds;
  }
}
