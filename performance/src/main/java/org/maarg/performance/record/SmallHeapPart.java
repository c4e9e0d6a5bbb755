package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.maarg.cli.Json;
import org.maarg.performance.load.LoadException;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.LoadRun;
import org.maarg.performance.load.LoadedTarget;
import org.maarg.performance.load.TargetProcess;

/** All mobile nodes register with a CMD of a small heap, and hand over once. */
record SmallHeapPart() implements Part {
  private static final int MEGABYTES = 768;

  /** Thrice what it takes in a large heap; a program whose heap is full never ends by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  @Override
  public String title() {
    return "small-heap";
  }

  @Override
  public String command() {
    return "maarg load --mns 1000000 --k 1 --java-option -Xmx" + MEGABYTES + "m";
  }

  @Override
  public ObjectNode measure(Scale scale) {
    ObjectNode json = Json.object().put("mns", scale.most()).put("heapMegabytes", MEGABYTES);
    LoadPlan plan = LoadPart.plan(scale.most(), 1, scale);
    try (LoadRun run = LoadPart.run(plan);
        TargetProcess cmd =
            run.startCmd(
                LoadPart.CMD, List.of("-Xmx" + MEGABYTES + "m", "-XX:+ExitOnOutOfMemoryError"))) {
      LoadedTarget target = run.load(cmd);
      if (!target.registerWithin(PATIENCE)) {
        return json.put("registered", false)
            .put("why", "not within " + PATIENCE.toSeconds() + " s");
      }
      target.measure(plan, scale.warmUp());
      json.set("after", Rounds.statuses(List.of(target.measure(plan, scale.round()))));
      return json.put("registered", true);
    } catch (LoadException | CompletionException e) {
      return json.put("registered", false).put("why", String.valueOf(e.getMessage()));
    }
  }
}
