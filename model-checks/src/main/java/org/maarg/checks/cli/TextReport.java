package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.util.List;
import org.maarg.checks.explore.Counterexample;
import org.maarg.checks.explore.Ladder;
import org.maarg.checks.explore.NodeNames;
import org.maarg.checks.explore.Result;
import org.maarg.checks.jpf.JpfHunt;
import org.maarg.checks.jpf.JpfRun;
import org.maarg.checks.jpf.JpfWorld;
import org.maarg.checks.jpf.ThreadCheck;
import org.maarg.checks.report.Ids;
import org.maarg.checks.report.Property;

/** Lines for people. */
final class TextReport implements Report {
  private final PrintWriter out;

  TextReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(CheckRun.Outcome outcome) {
    Result result = outcome.result();
    out.printf(
        "%-6s %-26s %,11d states %,11d unique  depth %3d %7.1f s %,9d states/s %5d MB%n",
        outcome.verdict(),
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
    if (outcome.isUnfinished()) {
      out.println("       " + CheckRun.UNFINISHED);
    }
    outcome.problem().ifPresent(problem -> out.println("       " + problem));
    outcome.unfit().ifPresent(why -> out.println("       not run on Java PathFinder: " + why));
    outcome.jpf().ifPresent(run -> tell(result, run));
    result.violation().ifPresent(found -> tell(outcome, found));
    out.flush();
  }

  private void tell(Result result, JpfWorld world) {
    JpfRun run = world.run();
    out.printf(
        "       Java PathFinder: %,d new, %,d visited, %.1f s%s%n",
        run.states(),
        run.visited(),
        run.seconds(),
        world.agreesWith(result)
            ? "; the explorer is %,.0f times as fast".formatted(world.ratio())
            : "");
    if (!world.witnesses().isEmpty()) {
      out.println("       searches for witnesses there: " + world.witnesses());
    }
  }

  private void tell(CheckRun.Outcome outcome, Counterexample found) {
    if (outcome.problem().isEmpty()) {
      NodeNames nodes = new NodeNames(outcome.bounds().maars());
      out.println("       as expected: " + nodes.in(found.message()));
    } else {
      out.println(Ladder.LEGEND);
      Ladder.tell(outcome.bounds(), found.path(), out);
      Property.find(found.property()).ifPresent(it -> out.println("   which says: " + it.says()));
    }
    out.println("       --replay " + Report.replayId(outcome, found));
  }

  @Override
  public void add(JpfHunt.Outcome hunted) {
    out.printf(
        "%-6s %-26s Java PathFinder %s: %s%n",
        hunted.killed() ? "ok" : "FAILED",
        hunted.mutant().id(),
        hunted.killed() ? "kills it" : "does not kill it",
        hunted.message());
    if (!hunted.path().isEmpty()) {
      out.print(hunted.ladder());
      String id = Report.replayId(hunted);
      out.println("       --mutant " + hunted.mutant().id() + " --replay " + id);
    }
    out.flush();
  }

  @Override
  public void add(ThreadCheck check, JpfRun run) {
    out.printf(
        "%-6s %-26s %,11d states %,11d visited %8.1f s  %s%n",
        check.isAsExpected(run) ? "ok" : "FAILED",
        "threads " + check.id(),
        run.states(),
        run.visited(),
        run.seconds(),
        run.outcome());
    out.flush();
  }

  @Override
  public void end(List<CheckRun.Outcome> outcomes) {
    new Summary(outcomes).print(out);
    long total = outcomes.stream().mapToLong(it -> it.result().total()).sum();
    long unique = outcomes.stream().mapToLong(it -> it.result().unique()).sum();
    long idle = outcomes.stream().mapToLong(it -> it.result().idle()).sum();
    long failed = outcomes.stream().filter(it -> it.problem().isPresent()).count();
    long notRun = outcomes.stream().filter(it -> it.unfit().isPresent()).count();
    double seconds = outcomes.stream().mapToDouble(it -> it.result().seconds()).sum();
    out.printf(
        "%d worlds, %,d states (%,d idle steps), %,d unique, %.1f s, %d failed%s%n",
        outcomes.size(),
        total,
        idle,
        unique,
        seconds,
        failed,
        notRun > 0 ? ", " + notRun + " not run on Java PathFinder" : "");
    out.flush();
  }
}
