package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.maarg.cli.Json;
import org.maarg.performance.load.LiveHeap;
import org.maarg.performance.load.LoadException;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.LoadRun;
import org.maarg.performance.load.LoadedTarget;
import org.maarg.performance.load.TargetProcess;

/** Live heap of the CMD's process for each registered mobile node, by previous MAARs and class. */
record MemoryPart() implements Part {
  private static final int FACTOR = 4;
  private static final int CLASSES = 14;
  private static final List<Integer> PREVIOUS = List.of(0, 1, 5);

  @Override
  public String title() {
    return "memory";
  }

  @Override
  public String command() {
    return "maarg load --mns 64000 --maars 6 --k 5";
  }

  @Override
  public ObjectNode measure(Scale scale) {
    int mns = FACTOR * scale.middle();
    ObjectNode json = Json.object().put("mns", mns);
    ArrayNode all = json.putArray("byPrevious");
    for (int previous : PREVIOUS) {
      LiveHeap grown = grown(mns, previous, scale);
      ObjectNode one = all.addObject().put("previous", previous);
      one.put("octetsEach", (double) grown.octets() / mns);
      ObjectNode classes = one.putObject("octetsEachByClass");
      for (Map.Entry<String, Long> of :
          grown.byClass().entrySet().stream().limit(CLASSES).toList()) {
        classes.put(of.getKey(), (double) of.getValue() / mns);
      }
    }
    return json;
  }

  private static LiveHeap grown(int mns, int previous, Scale scale) {
    LoadPlan plan = LoadPart.plan(mns, previous, scale);
    try (LoadRun run = LoadPart.run(plan);
        TargetProcess cmd = run.startCmd(LoadPart.CMD, List.of())) {
      LoadedTarget target = run.load(cmd);
      target.register();
      return target.grown().orElseThrow(() -> new LoadException("there is no jcmd"));
    }
  }
}
