package org.maarg.checks.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maarg.checks.explore.Counterexample;
import org.maarg.checks.explore.Ladder;
import org.maarg.checks.explore.NodeNames;
import org.maarg.checks.explore.Result;
import org.maarg.checks.report.Ids;
import org.maarg.checks.report.Property;

/** Tells what came out of worlds. */
abstract class Report {
  abstract void add(CheckRun.Outcome outcome);

  abstract void end(List<CheckRun.Outcome> outcomes);

  /** Lines for people. */
  static Report text(PrintWriter out) {
    return new Text(out);
  }

  /** One JSON object with all worlds. */
  static Report json(PrintWriter out) {
    return new Json(out);
  }

  static String replayId(CheckRun.Outcome outcome, Counterexample found) {
    return Ids.of(outcome.world().name(), found.path());
  }

  private static final class Text extends Report {
    private final PrintWriter out;

    Text(PrintWriter out) {
      this.out = out;
    }

    @Override
    void add(CheckRun.Outcome outcome) {
      Result result = outcome.result();
      out.printf(
          "%-6s %-26s %,11d states %,11d unique  depth %3d %7.1f s %,9d states/s %5d MB%n",
          outcome.passed() ? "ok" : "FAILED",
          outcome.world().name(),
          result.total(),
          result.unique(),
          result.depth(),
          result.seconds(),
          result.statesPerSecond(),
          result.memoryBytes() >> 20);
      if (result.loops() > 0) {
        String id = Ids.of(outcome.world().name(), result.loopPath());
        out.printf("       transient loops: %,d states, e.g. --replay %s%n", result.loops(), id);
      }
      outcome.problem().ifPresent(problem -> out.println("       " + problem));
      outcome
          .jpf()
          .ifPresent(
              run ->
                  out.printf(
                      "       Java PathFinder: %,d new, %,d visited, %.1f s%n",
                      run.states(), run.visited(), run.seconds()));
      result.violation().ifPresent(found -> tell(outcome, found));
      out.flush();
    }

    private void tell(CheckRun.Outcome outcome, Counterexample found) {
      if (outcome.passed()) {
        NodeNames nodes = new NodeNames(outcome.bounds().maars());
        out.println("       as expected: " + nodes.in(found.message()));
      } else {
        out.println(Ladder.LEGEND);
        Ladder.tell(outcome.bounds(), found.path(), out);
        Property.find(found.property()).ifPresent(it -> out.println("   which says: " + it.says()));
      }
      out.println("       --replay " + replayId(outcome, found));
    }

    @Override
    void end(List<CheckRun.Outcome> outcomes) {
      new Summary(outcomes).print(out);
      long total = outcomes.stream().mapToLong(it -> it.result().total()).sum();
      long unique = outcomes.stream().mapToLong(it -> it.result().unique()).sum();
      long idle = outcomes.stream().mapToLong(it -> it.result().idle()).sum();
      long failed = outcomes.stream().filter(it -> !it.passed()).count();
      double seconds = outcomes.stream().mapToDouble(it -> it.result().seconds()).sum();
      out.printf(
          "%d worlds, %,d states (%,d idle steps), %,d unique, %.1f s, %d failed%n",
          outcomes.size(), total, idle, unique, seconds, failed);
      out.flush();
    }
  }

  private static final class Json extends Report {
    private final PrintWriter out;

    Json(PrintWriter out) {
      this.out = out;
    }

    @Override
    void add(CheckRun.Outcome outcome) {}

    @Override
    void end(List<CheckRun.Outcome> outcomes) {
      try {
        Map<String, Object> fields = new Summary(outcomes).fields();
        fields.put("worlds", outcomes.stream().map(Json::fields).toList());
        out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(fields));
        out.flush();
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private static Map<String, Object> fields(CheckRun.Outcome outcome) {
      Result result = outcome.result();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("world", outcome.world().name());
      fields.put("passed", outcome.passed());
      fields.put("problem", outcome.problem().orElse(""));
      fields.put("total", result.total());
      fields.put("unique", result.unique());
      fields.put("idle", result.idle());
      fields.put("depth", result.depth());
      fields.put("ends", result.ends());
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
      result.violation().ifPresent(it -> fields.put("violation", it.message()));
      result.violation().ifPresent(it -> fields.put("replay", replayId(outcome, it)));
      return fields;
    }
  }
}
