package org.maarg.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes what PIT has reported into the records, writes the page, and fails if a score fell. */
final class MutationReport {
  private MutationReport() {}

  /** Argument: the module's folder. Without a plan the page alone is written again. */
  public static void main(String[] args) throws IOException {
    Path module = Path.of(args[0]);
    List<Equivalent> list = Equivalent.read(module);
    List<String> problems = new ArrayList<>();
    Path before = MutationPlan.file(module);
    for (Area area : Area.values()) {
      List<String> planned = MutationPlan.planned(module, area);
      if (!planned.isEmpty()) {
        problems.addAll(take(module, area, planned, list, seconds(before, xml(module, area))));
        before = xml(module, area);
      }
    }
    Files.writeString(MutationPage.file(module), MutationPage.of(module));
    if (!problems.isEmpty()) {
      throw new IllegalStateException("mutation testing:\n" + String.join("\n", problems));
    }
  }

  private static Path xml(Path module, Area area) {
    return module.resolve("target/mutation/" + area.id() + "/mutations.xml");
  }

  /** Areas are measured one after the other, each from when the one before was written. */
  private static double seconds(Path before, Path after) throws IOException {
    FileTime began = Files.getLastModifiedTime(before);
    return Duration.between(began.toInstant(), Files.getLastModifiedTime(after).toInstant())
            .toMillis()
        / 1000.0;
  }

  private static List<String> take(
      Path module, Area area, List<String> planned, List<Equivalent> list, double seconds)
      throws IOException {
    Recorded before = Recorded.read(module, area);
    Map<String, Measured> anew = new PitReport(module).read(xml(module, area), planned);
    int mutants = anew.values().stream().mapToInt(Measured::mutants).sum();
    Recorded now = before.with(anew, seconds / Math.max(1, mutants), area.classes(module));
    Judgement judgement = Judgement.of(now.classes(), list);
    System.out.printf("%s: %.1f %% killed%n", area.id(), judgement.score());
    List<String> problems = problems(area, now, judgement);
    problems.addAll(fallen(before, now, list));
    boolean whole = now.classes().keySet().containsAll(area.classes(module));
    Recorded raised = whole && problems.isEmpty() ? now.raisedTo(judgement.score()) : now;
    raised.write(module, area);
    return problems;
  }

  /** Classes of both records of which less is killed now, whatever else was measured. */
  static List<String> fallen(Recorded before, Recorded now, List<Equivalent> list) {
    List<String> problems = new ArrayList<>();
    now.classes()
        .forEach(
            (name, measured) -> {
              Measured earlier = before.classes().get(name);
              Judgement is = Judgement.of(Map.of(name, measured), list);
              if (earlier != null
                  && is.score() < Judgement.of(Map.of(name, earlier), list).score()) {
                problems.add(name + ": less is killed than was; there survive");
                is.open().forEach(survivor -> problems.add("  " + survivor));
              }
            });
    return problems;
  }

  /** Why a record cannot stay as it is: the list does not fit, or less is killed than was. */
  static List<String> problems(Area area, Recorded recorded, Judgement judgement) {
    List<String> problems = new ArrayList<>(judgement.problems());
    if (judgement.score() < recorded.least()) {
      problems.add(
          "%s: %.2f %% killed, and it was %.1f %%; there survive"
              .formatted(area.id(), judgement.score(), recorded.least()));
      judgement.open().forEach(survivor -> problems.add("  " + survivor));
    }
    return problems;
  }
}
