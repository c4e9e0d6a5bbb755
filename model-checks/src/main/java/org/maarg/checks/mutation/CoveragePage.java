package org.maarg.checks.mutation;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which lines and branches of the core each world reaches, as text. */
final class CoveragePage {
  private final Reach reach;
  private final Unreached reasons;
  private final StringBuilder page = new StringBuilder();

  CoveragePage(Reach reach, Unreached reasons) {
    this.reach = reach;
    this.reasons = reasons;
  }

  /** The page {@code model-checks/COVERAGE.md}. */
  String text() {
    line("# What the worlds reach of the core");
    line("");
    line(
        "Written by `./maarg check-coverage --results`; measured with JaCoCo's probes in the %d worlds of up to %,d"
                .formatted(reach.counts().size(), CoverageReport.STATES)
            + " states. `--states N` takes larger ones as well.");
    line("");
    line(
        "- %,d of %,d lines and %,d of %,d branches of `org.maarg.protocol` are reached by one of them"
            .formatted(
                reach.together().lines(),
                reach.all().lines(),
                reach.together().branches(),
                reach.all().branches()));
    line(
        "- %d methods have lines that none of them reaches, each with a reason below"
            .formatted(reach.unreached().size()));
    line("");
    worlds();
    files();
    unreached();
    return page.toString();
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void worlds() {
    line("## Worlds");
    line("");
    line("| world | lines | branches |");
    line("| --- | --: | --: |");
    reach.counts().forEach((world, count) -> line(row(world, count)));
    line("");
  }

  private static String row(String name, Reach.Count count) {
    return "| %s | %,d | %,d |".formatted(name, count.lines(), count.branches());
  }

  private void files() {
    line("## Files");
    line("");
    line("| file | lines reached | of | branches taken | of |");
    line("| --- | --: | --: | --: | --: |");
    reach
        .classes()
        .forEach(
            (file, whole) -> {
              Reach.Count reached = reach.reached(file);
              line(
                  "| %s | %d | %d | %d | %d |"
                      .formatted(
                          file,
                          reached.lines(),
                          whole.lines(),
                          reached.branches(),
                          whole.branches()));
            });
    line("");
  }

  private void unreached() {
    line("## Lines that none of these worlds reaches");
    line("");
    line("| method | lines | why |");
    line("| --- | --- | --- |");
    for (Map.Entry<String, Set<Integer>> entry : reach.unreached().entrySet()) {
      String numbers =
          entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(", "));
      line(
          "| %s | %s | %s |"
              .formatted(
                  entry.getKey().replace("<", "&lt;"),
                  numbers,
                  reasons.reason(entry.getKey()).orElse("NO REASON")));
    }
  }
}
