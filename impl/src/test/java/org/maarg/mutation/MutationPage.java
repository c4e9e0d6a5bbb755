package org.maarg.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page of the scores, made of the records and the list of equivalent mutants alone. */
final class MutationPage {
  private static final String HEAD =
      """
      # Mutation testing

      Written by the command below; a test compares it with the records beside it.

      [PIT](https://pitest.org) changes the class files that ship, one small change at a time (its default
      mutators), and runs the unit tests of `impl` against each. A change that no test notices survives. This
      page says what unit tests notice, nothing else; what the model checks see is in
      [their results](../../model-checks/RESULTS.md).

      ```
      mvn -Pmutation test -pl impl                             # classes with changed sources
      mvn -Pmutation test -pl impl -Dmutation.of=all           # everything; nights do it
      mvn -Pmutation test -pl impl -Dmutation.of=wire.option   # a package, with those in it
      mvn -Pmutation test -pl impl -Dmutation.of='protocol.*'  # a package without them
      mvn -Pmutation test -pl impl -Dmutation.of=wire.Octets,protocol.Pace -Dmutation.threads=1
      ```

      An area can be measured package by package: what was measured before stays in the records, and its bar
      holds once all its classes are there. Each run goes once through all tests of the area, then takes the
      time of the last column for each mutant; that is how it was in the last run for the area.

      The score is what is killed, in per cent of the mutants that are not listed as equivalent
      ([equivalent.yaml](equivalent.yaml)). A mutant that makes a test run on for very much longer than before
      is killed too, and counted on its own. The command fails if the score of a class or area falls below what it was
      (`least` in the records), or if an entry of the list fits no survivor any more. `mvn verify` checks the
      records and names the classes whose sources are newer; a change of tests alone shows at night, and so
      does a new class.

      """;

  private MutationPage() {}

  static Path file(Path module) {
    return module.resolve("mutation/README.md");
  }

  static String of(Path module) throws IOException {
    List<Equivalent> list = Equivalent.read(module);
    StringBuilder page = new StringBuilder(HEAD);
    StringBuilder details = new StringBuilder();
    page.append(
        "| measured | classes | mutants | killed | of them by time | equivalent | survive ");
    page.append(
        "| score | bar | seconds each |\n| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
    for (Area area : Area.values()) {
      Recorded recorded = Recorded.read(module, area);
      if (recorded.classes().isEmpty()) {
        page.append(
            "| **%s** | not measured | | | | | | | %d | |\n".formatted(area.id(), area.bar()));
        continue;
      }
      int all = area.classes(module).size();
      String count = recorded.classes().size() + " of " + all;
      String bar = bar(area, all, recorded, list);
      String end = bar + " | " + (recorded.seconds() > 0 ? recorded.seconds() : "");
      page.append(row("**" + area.id() + "**", count, recorded.classes(), list, end));
      byPackage(recorded)
          .forEach(
              (name, classes) ->
                  page.append(row("`" + name + "`", "" + classes.size(), classes, list, " | ")));
      survivors(area, Judgement.of(recorded.classes(), list), details);
    }
    return page.append(details).append(equivalents(list)).toString();
  }

  /** With what is missing to it: classes, or per cent of the score. */
  private static String bar(Area area, int all, Recorded recorded, List<Equivalent> list) {
    int unmeasured = all - recorded.classes().size();
    if (unmeasured > 0) {
      return "%d, %d classes not measured".formatted(area.bar(), unmeasured);
    }
    double missing = area.bar() - Judgement.of(recorded.classes(), list).score();
    return missing > 0 ? "%d, %.1f missing".formatted(area.bar(), missing) : "" + area.bar();
  }

  private static Map<String, Map<String, Measured>> byPackage(Recorded recorded) {
    Map<String, Map<String, Measured>> packages = new TreeMap<>();
    recorded
        .classes()
        .forEach(
            (name, measured) ->
                packages
                    .computeIfAbsent(
                        name.substring("org.maarg.".length(), name.lastIndexOf('.')),
                        key -> new TreeMap<>())
                    .put(name, measured));
    return packages;
  }

  private static String row(
      String name, String count, Map<String, Measured> classes, List<Equivalent> list, String end) {
    Judgement judgement = Judgement.of(classes, list);
    return "| %s | %s | %d | %d | %d | %d | %d | %.1f | %s |\n"
        .formatted(
            name,
            count,
            judgement.mutants(),
            judgement.killed() + judgement.timedOut(),
            judgement.timedOut(),
            judgement.listed(),
            judgement.open().size(),
            judgement.score(),
            end);
  }

  private static void survivors(Area area, Judgement judgement, StringBuilder page) {
    if (judgement.open().isEmpty()) {
      return;
    }
    page.append("\n## What survives in ").append(area.id()).append("\n\n");
    page.append(
        "No test killed these when they were measured. A test that was written since shows with"
            + " the\n");
    page.append("next measurement of the class.\n\n");
    page.append("| class and method | line | PIT |\n| --- | --- | --- |\n");
    for (Survivor it : judgement.open()) {
      page.append(
          "| %s | %s | %s |\n"
              .formatted(place(it.type(), it.method()), code(it.line()), it.does()));
    }
  }

  private static String equivalents(List<Equivalent> list) {
    if (list.isEmpty()) {
      return "";
    }
    StringBuilder page = new StringBuilder("\n## Equivalent mutants\n\n");
    page.append("| class and method | line | mutator | why no test can kill it |\n");
    page.append("| --- | --- | --- | --- |\n");
    for (Equivalent it : list) {
      String mutator = it.number() == 1 ? it.mutator() : it.mutator() + ", " + it.number();
      page.append(
          "| %s | %s | %s | %s |\n"
              .formatted(place(it.type(), it.method()), code(it.line()), mutator, it.reason()));
    }
    return page.toString();
  }

  private static String place(String type, String method) {
    return "`" + type.substring("org.maarg.".length()) + "." + method + "`";
  }

  private static String code(String line) {
    return "`" + line.replace("|", "\\|") + "`";
  }
}
