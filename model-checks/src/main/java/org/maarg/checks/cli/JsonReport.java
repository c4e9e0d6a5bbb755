package org.maarg.checks.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maarg.checks.explore.Result;
import org.maarg.checks.jpf.JpfHunt;
import org.maarg.checks.jpf.JpfRun;
import org.maarg.checks.jpf.JpfWorld;
import org.maarg.checks.jpf.ThreadCheck;
import org.maarg.checks.report.Ids;

/** One JSON object, written when everything has come. */
final class JsonReport implements Report {
  private final PrintWriter out;
  private final List<Map<String, Object>> mutants = new ArrayList<>();
  private final List<Map<String, Object>> threads = new ArrayList<>();

  JsonReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(CheckRun.Outcome outcome) {
    // All worlds come together in the end.
  }

  @Override
  public void add(JpfHunt.Outcome hunted) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mutant", hunted.mutant().id());
    fields.put("killed", hunted.killed());
    fields.put("message", hunted.message());
    fields.put("replay", Report.replayId(hunted));
    fields.put("replayed", hunted.replayed());
    put(fields, hunted.run());
    mutants.add(fields);
  }

  @Override
  public void add(ThreadCheck check, JpfRun run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("threads", check.id());
    fields.put("asExpected", check.isAsExpected(run));
    fields.put("message", run.outcome());
    put(fields, run);
    threads.add(fields);
  }

  private static void put(Map<String, Object> fields, JpfRun run) {
    fields.put("new", run.states());
    fields.put("visited", run.visited());
    fields.put("seconds", run.seconds());
    fields.put("searchSeconds", run.searchSeconds());
  }

  @Override
  public void end(List<CheckRun.Outcome> outcomes) {
    Map<String, Object> fields = new Summary(outcomes).fields();
    fields.put("worlds", outcomes.stream().map(JsonReport::fields).toList());
    if (!mutants.isEmpty()) {
      fields.put("mutants", mutants);
      fields.put("threads", threads);
    }
    try {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(fields));
      out.flush();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> fields(CheckRun.Outcome outcome) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("world", outcome.world().name());
    fields.put("passed", outcome.passed());
    fields.put("problem", outcome.problem().orElse(""));
    counts(fields, outcome);
    outcome.notRun().ifPresent(it -> fields.put("notRunOnJpf", it));
    outcome.jpf().ifPresent(it -> fields.put("jpf", fields(outcome.result(), it)));
    Result result = outcome.result();
    result.violation().ifPresent(it -> fields.put("violation", it.message()));
    result.violation().ifPresent(it -> fields.put("replay", Report.replayId(outcome, it)));
    return fields;
  }

  private static void counts(Map<String, Object> fields, CheckRun.Outcome outcome) {
    Result result = outcome.result();
    fields.put("total", result.total());
    fields.put("unique", result.unique());
    fields.put("idle", result.idle());
    fields.put("depth", result.depth());
    fields.put("ends", result.ends());
    fields.put("longestAlone", result.longestAlone());
    fields.put("seconds", result.seconds());
    fields.put("statesPerSecond", result.statesPerSecond());
    fields.put("transitionsPerSecond", result.transitionsPerSecond());
    fields.put("memoryBytes", result.memoryBytes());
    fields.put("loops", result.loops());
    if (result.loops() > 0) {
      fields.put("loop", Ids.of(outcome.world().name(), result.loopPath()));
    }
    fields.put("complete", result.complete());
    fields.put("witnesses", result.witnesses().stream().map(Enum::name).sorted().toList());
  }

  private static Map<String, Object> fields(Result explored, JpfWorld world) {
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean agrees = world.agreesWith(explored);
    fields.put("result", world.run().outcome());
    fields.put("agrees", agrees);
    fields.put("expectedNew", JpfRun.expectedStates(explored));
    fields.put("expectedVisited", JpfRun.expectedVisited(explored));
    put(fields, world.run());
    fields.put("witnesses", world.witnesses());
    if (agrees) {
      fields.put("ratio", world.ratio());
    }
    return fields;
  }
}
