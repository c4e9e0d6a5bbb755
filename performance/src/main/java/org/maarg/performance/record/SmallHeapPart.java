package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
        TargetProcess cmd = run.startCmd(LoadPart.CMD, List.of("-Xmx" + MEGABYTES + "m"))) {
      LoadedTarget target = run.load(cmd);
      target.registerUncounted();
      target.measure(plan, scale.warmUp());
      json.set("after", Rounds.statuses(List.of(target.measure(plan, scale.round()))));
      return json.put("registered", true);
    } catch (LoadException | CompletionException e) {
      return json.put("registered", false).put("why", String.valueOf(e.getMessage()));
    }
  }
}
