package org.maarg.security.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.security.model.Limit;
import org.maarg.security.model.VerdictRule;
import org.maarg.security.result.RunResult;
import org.maarg.security.result.VerdictResult;
import org.maarg.security.result.VerdictResult.LimitResult;

/** Holds runs against limits. */
final class Judge {
  private Judge() {}

  static VerdictResult judge(
      String variant, VerdictRule.Expectation expected, List<Limit> limits, List<RunResult> runs) {
    List<LimitResult> results = new ArrayList<>();
    for (Limit limit : limits) {
      results.add(judge(limit, runs));
    }
    return new VerdictResult(variant, expected, results);
  }

  /** True if a limit holds in all of the runs. */
  static boolean holdsInAll(Limit limit, List<RunResult> runs) {
    return runs.stream().allMatch(run -> limit.holds(values(run)));
  }

  private static LimitResult judge(Limit limit, List<RunResult> runs) {
    List<RunResult> broken = runs.stream().filter(run -> !limit.holds(values(run))).toList();
    Optional<String> first = broken.stream().findFirst().map(Judge::describe);
    return new LimitResult(limit.text(), runs.size(), broken.size(), first);
  }

  private static Map<String, Double> values(RunResult run) {
    Map<String, Double> values = run.point().numbers();
    run.readings()
        .forEach((name, reading) -> values.put(name, reading.unit().toBase(reading.value())));
    return values;
  }

  private static String describe(RunResult run) {
    String point = run.point().toString();
    return run.mode().name().toLowerCase(java.util.Locale.ROOT)
        + (point.isEmpty() ? "" : ", " + point);
  }
}
