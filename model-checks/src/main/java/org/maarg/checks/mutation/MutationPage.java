package org.maarg.checks.mutation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the worlds alone see of mutants of the core, as text. */
final class MutationPage {
  private final MutationRun run;
  private final List<Trials.Outcome> outcomes;
  private final StringBuilder page = new StringBuilder();

  MutationPage(MutationRun run, List<Trials.Outcome> outcomes) {
    this.run = run;
    this.outcomes = outcomes;
  }

  /** The page {@code model-checks/MUTATIONS.md}. */
  String text() {
    line("# The worlds against mutants of the core");
    line("");
    line("Written by `./maarg check-mutations --results`.");
    line("");
    line(
        "PIT's standard operators change one thing in a class of the core; the explorer runs worlds on the"
            + " changed classes, those that reach the line, until a property breaks or a witness is missing."
            + " No unit test takes part. Left out are values replaced by the same value, what the compiler makes of"
            + " records and enums, and what a node says of itself to people or to whoever compares states"
            + " (`toString`, `writeState`).");
    line("");
    summary();
    table("What kills them", "property", byProperty());
    table("Where", "world", byWorld());
    table("Operators: killed of drawn", "operator", byOperator());
    equivalent();
    unseen();
    return page.toString();
  }

  /** The score in percent: killed by a property or a witness, of those not equivalent. */
  static int percent(List<Trials.Outcome> outcomes) {
    return percent(outcomes, Trials.Verdict.KILLED);
  }

  private static int percent(List<Trials.Outcome> outcomes, Trials.Verdict verdict) {
    long judged = outcomes.stream().filter(it -> !Equivalents.has(it.mutant())).count();
    return judged == 0 ? 0 : (int) (100 * count(outcomes, verdict) / judged);
  }

  private static long count(List<Trials.Outcome> outcomes, Trials.Verdict verdict) {
    return outcomes.stream()
        .filter(it -> it.verdict() == verdict && !Equivalents.has(it.mutant()))
        .count();
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  void summary() {
    line(
        "- drawn: %d mutants, seed %d%s; worlds of up to %,d states, at most %d for each mutant"
            .formatted(
                outcomes.size(),
                run.seed(),
                run.part().isEmpty() ? "" : ", of `" + run.part() + "`",
                run.states(),
                run.worlds()));
    line("- score: %d %% of those that are not equivalent".formatted(percent(outcomes)));
    line(
        "- the same if another number of states than the pinned one counts as well: %d %%"
            .formatted(
                percent(outcomes, Trials.Verdict.KILLED)
                    + percent(outcomes, Trials.Verdict.COUNTED)));
    line(
        "- killed by a property or a witness: %d"
            .formatted(count(outcomes, Trials.Verdict.KILLED)));
    line(
        "- seen only by the pinned number of states, not counted as killed: %d"
            .formatted(count(outcomes, Trials.Verdict.COUNTED)));
    line("- not seen: %d".formatted(count(outcomes, Trials.Verdict.SURVIVED)));
    line("- not seen within the limits: %d".formatted(count(outcomes, Trials.Verdict.LIMIT)));
    line(
        "- in lines that none of these worlds reaches: %d"
            .formatted(count(outcomes, Trials.Verdict.UNREACHED)));
    line(
        "- equivalent: %d"
            .formatted(outcomes.stream().filter(it -> Equivalents.has(it.mutant())).count()));
    line("");
  }

  private void table(String title, String first, Map<String, String> rows) {
    line("## " + title);
    line("");
    line("| %s | mutants |".formatted(first));
    line("| --- | --: |");
    rows.forEach((name, number) -> line("| %s | %s |".formatted(name, number)));
    line("");
  }

  private Map<String, String> byProperty() {
    return counted(
        outcomes.stream()
            .filter(it -> it.verdict() == Trials.Verdict.KILLED)
            .collect(Collectors.groupingBy(Trials.Outcome::by, Collectors.counting())));
  }

  private Map<String, String> byWorld() {
    return counted(
        outcomes.stream()
            .filter(it -> it.verdict() == Trials.Verdict.KILLED)
            .collect(Collectors.groupingBy(Trials.Outcome::world, Collectors.counting())));
  }

  /** The greatest first. */
  private static Map<String, String> counted(Map<String, Long> counts) {
    Map<String, String> rows = new LinkedHashMap<>();
    new TreeMap<>(counts)
        .entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .forEach(entry -> rows.put(entry.getKey(), String.valueOf(entry.getValue())));
    return rows;
  }

  private Map<String, String> byOperator() {
    Map<String, String> rows = new TreeMap<>();
    outcomes.stream()
        .collect(Collectors.groupingBy(it -> it.mutant().operator()))
        .forEach(
            (operator, drawn) -> {
              long killed =
                  drawn.stream().filter(it -> it.verdict() == Trials.Verdict.KILLED).count();
              rows.put(operator, killed + " of " + drawn.size());
            });
    return rows;
  }

  private void equivalent() {
    line("## Equivalent");
    line("");
    line("Nothing that a node does tells these from the shipped class (`equivalent.yaml`).");
    line("");
    line("| where | what was done | why |");
    line("| --- | --- | --- |");
    for (Trials.Outcome outcome : outcomes) {
      Equivalents.reason(outcome.mutant())
          .ifPresent(
              why ->
                  line(
                      "| %s | %s | %s |"
                          .formatted(outcome.mutant().place(), outcome.mutant().what(), why)));
    }
    line("");
  }

  private void unseen() {
    line("## What the worlds do not see");
    line("");
    line("| where | the line | what was done | outcome |");
    line("| --- | --- | --- | --- |");
    for (Trials.Outcome outcome : outcomes) {
      CoreMutant mutant = outcome.mutant();
      if (outcome.verdict() != Trials.Verdict.KILLED && !Equivalents.has(mutant)) {
        String source = CoreClasses.line(mutant.type(), mutant.line()).replace("|", "\\|");
        line(
            "| %s | `%s` | %s | %s |"
                .formatted(mutant.place(), source, mutant.what(), words(outcome)));
      }
    }
  }

  private static String words(Trials.Outcome outcome) {
    return switch (outcome.verdict()) {
      case KILLED -> "killed";
      case COUNTED -> "another number of states in " + outcome.world();
      case SURVIVED -> "not seen in %d worlds".formatted(outcome.tried());
      case LIMIT -> "not seen within the limits, in %d worlds".formatted(outcome.tried());
      case UNREACHED -> "not reached";
    };
  }
}
