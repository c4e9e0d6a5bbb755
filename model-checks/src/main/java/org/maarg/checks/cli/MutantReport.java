package org.maarg.checks.cli;

import java.io.PrintWriter;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Ladder;
import org.maarg.checks.mutants.Hunt;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.report.Property;

/** Tells how a seeded bug was found, so that a reader can follow it from this alone. */
final class MutantReport {
  private MutantReport() {}

  static void print(Hunt.Outcome outcome, PrintWriter out) {
    Mutant mutant = outcome.mutant();
    String purpose = Worlds.named(mutant.world()).orElseThrow().purpose();
    bug(mutant, out);
    out.println("The world: " + mutant.world() + " (" + purpose + ")");
    out.println("Should break: " + expectation(mutant));
    if (!outcome.ladder().isEmpty()) {
      out.println();
      out.println("The shortest way there:");
      out.println(Ladder.LEGEND);
      out.print(outcome.ladder());
      out.println("   --mutant " + mutant.id() + " --replay " + replayId(outcome));
    }
    out.println();
    out.println(
        outcome.isKilled()
            ? "killed: " + verdict(outcome)
            : "not killed by " + mutant.property() + ": " + outcome.message());
    out.flush();
  }

  /** What the source has and what it should have. */
  static void bug(Mutant mutant, PrintWriter out) {
    out.println("The bug, in " + mutant.file() + ".java:");
    print("  - ", mutant.text(), out);
    print("  + ", mutant.by(), out);
  }

  private static String replayId(Hunt.Outcome outcome) {
    return outcome.mutant().world() + ":" + outcome.path();
  }

  private static void print(String sign, String code, PrintWriter out) {
    code.strip().lines().forEach(line -> out.println(sign + line.strip()));
    if (code.isBlank()) {
      out.println(sign + "(nothing)");
    }
  }

  private static String expectation(Mutant mutant) {
    return mutant.property().equals(Mutant.MISSING_WITNESS)
        ? "something that must be seen in that world is not seen any more"
        : mutant.property() + ": " + Property.named(mutant.property()).says();
  }

  private static String verdict(Hunt.Outcome outcome) {
    return outcome.path().isEmpty()
        ? "never seen in any state: " + outcome.message()
        : outcome.property() + " breaks after " + outcome.path().split("\\.", -1).length + " steps";
  }
}
