package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.maarg.cli.Json;
import org.maarg.performance.load.LoadException;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.LoadRun;
import org.maarg.performance.load.LoadedTarget;
import org.maarg.performance.load.Measured;
import org.maarg.performance.load.TargetProcess;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;

/** Three times as many renewals as the CMD can answer, and how it is afterwards. */
record OverloadPart() implements Part {
  private static final int TIMES = 3;
  private static final int SECONDS_AFTER = 8;
  private static final Pattern COUNTS =
      Pattern.compile("(?m)^(maarg_[a-z_]+(?:\\{[^}]*\\})?) ([0-9.E]+)$");
  private static final Pattern TOLD =
      Pattern.compile("bindings|backlog|refus|drop|lost|loss|overflow");

  @Override
  public String title() {
    return "overload";
  }

  @Override
  public String command() {
    return "maarg load --mns 16000 --rate R --window 16384";
  }

  @Override
  public ObjectNode measure(Scale scale) {
    LoadPlan plan = LoadPart.plan(scale.middle(), 0, scale);
    try (LoadRun run = LoadPart.run(plan);
        TargetProcess process = run.startCmd(LoadPart.CMD.withControl(), List.of())) {
      LoadedTarget cmd = run.load(process);
      cmd.registerUncounted();
      cmd.measure(plan, scale.warmUp());
      ObjectNode json = measure(scale, plan, cmd);
      json.set("counted", counts(process));
      return json;
    }
  }

  private static ObjectNode measure(Scale scale, LoadPlan plan, LoadedTarget cmd) {
    Rounds closed = rounds(scale, cmd, plan);
    int sustained = (int) Math.max(TIMES, closed.of(Measured::perSecond).median());
    LoadPlan half = plan.at(sustained / 2, LoadPlan.MAX_WINDOW);
    Rounds before = rounds(scale, cmd, half);
    LoadPlan flood = plan.at(TIMES * sustained, LoadPlan.MAX_WINDOW);
    Measured during = cmd.measure(flood, scale.overload());
    ObjectNode json = Json.object().put("mns", plan.mns()).put("sustained", sustained);
    json.set("before", before.json());
    json.set("during", one(during));
    ArrayNode after = json.putArray("after");
    Duration second = scale.round().dividedBy(2);
    for (int i = 0; i < SECONDS_AFTER; i++) {
      after.add(one(cmd.measure(half, second)));
    }
    return json;
  }

  private static Rounds rounds(Scale scale, LoadedTarget cmd, LoadPlan plan) {
    Rounds rounds = new Rounds();
    for (int i = 0; i < scale.rounds(); i++) {
      rounds.add(cmd.measure(plan, scale.round().dividedBy(2)));
    }
    return rounds;
  }

  private static ObjectNode one(Measured of) {
    Rounds single = new Rounds();
    single.add(of);
    return single.json();
  }

  /** What the CMD itself says of bindings, queues and losses, that which is not 0. */
  private static ObjectNode counts(TargetProcess process) {
    Map<String, Double> told = new TreeMap<>();
    COUNTS
        .matcher(metrics(process))
        .results()
        .filter(it -> TOLD.matcher(it.group(1)).find() && !it.group(1).contains("_bucket"))
        .forEach(it -> told.put(it.group(1), Double.valueOf(it.group(2))));
    ObjectNode json = Json.object();
    told.forEach(
        (name, count) -> {
          if (count != 0) {
            json.put(name, count.longValue());
          }
        });
    return json;
  }

  private static String metrics(TargetProcess process) {
    try {
      return new ControlClient(process.control().orElseThrow()).metrics();
    } catch (ControlException e) {
      throw new LoadException("the CMD does not tell its metrics", e);
    }
  }
}
