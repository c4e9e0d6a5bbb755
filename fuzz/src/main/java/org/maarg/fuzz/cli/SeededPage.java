package org.maarg.fuzz.cli;

import java.util.List;
import java.util.Locale;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.seeds.SeedHunt;

/** The page {@code fuzz/SEEDED.md}: what became of the seeded bugs, written by the run itself. */
final class SeededPage {
  private static final int SHOWN_OF_THROWN = 100;

  private SeededPage() {}

  /**
   * The page in Markdown.
   *
   * @param seconds that each bug had
   * @param command that made it
   */
  static String of(List<SeedHunt.Outcome> outcomes, long seconds, FuzzHome home, String command) {
    StringBuilder page = new StringBuilder();
    String time = "each bug had " + seconds + " s, the start of the Java machine included";
    page.append(PageHead.of("What became of the seeded bugs", home, command, time));
    page.append("| bug | target | | seconds | executions | thrown |\n");
    page.append("| --- | --- | --- | --: | --: | --- |\n");
    for (SeedHunt.Outcome outcome : outcomes) {
      page.append(row(outcome, seconds));
    }
    page.append("\nEach bug is one line of decoder or nodes ([seeds.yaml]");
    page.append("(src/main/resources/org/maarg/fuzz/seeds/seeds.yaml)).\n");
    return page.toString();
  }

  private static String row(SeedHunt.Outcome it, long seconds) {
    return String.format(
        Locale.ROOT,
        "| `%s`: %s | %s | %s | %.1f | %,d | `%s` |%n",
        it.seed().id(),
        it.seed().about(),
        it.seed().target(),
        verdict(it, seconds),
        it.seconds(),
        it.executions(),
        shortened(it.thrown()).replace('|', '/'));
  }

  /** In a word or two. */
  static String verdict(SeedHunt.Outcome outcome, long seconds) {
    if (outcome.isFoundWithin(seconds)) {
      return "found";
    }
    return outcome.isFound() ? "too late" : "SURVIVED";
  }

  /** As much of what was thrown as people read. */
  static String shortened(String thrown) {
    return thrown.substring(0, Math.min(thrown.length(), SHOWN_OF_THROWN));
  }
}
