package org.maarg.checks.cli;

import java.io.PrintWriter;
import java.util.List;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.jpf.ThreadCheck;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.report.Property;
import org.maarg.cli.CliException;

/** What there is to check. */
final class Listing {
  private Listing() {}

  static void print(PrintWriter out) {
    out.println("Properties, checked in every state of every world:");
    for (Property property : Property.all()) {
      out.printf("  %-28s %s%n", property.name(), property.says());
    }
    print(out, "Worlds in which every property holds:", Worlds.holding());
    print(
        out,
        "Findings, worlds that show a weakness of RFC 8885 (pages in spec/findings):",
        Worlds.findings());
    out.println("Mutants, seeded bugs:");
    for (Mutant mutant : Mutants.all()) {
      out.printf("  %-28s breaks %s in %s%n", mutant.id(), mutant.property(), mutant.world());
    }
    out.println("Thread checks, on Java PathFinder (--threads ID):");
    for (ThreadCheck check : ThreadCheck.all()) {
      String bug = check.text().isEmpty() ? "the shipped inbox: " : "a seeded bug: ";
      out.printf("  %-28s %s%s%n", check.id(), bug, check.expected());
    }
    out.flush();
  }

  /** The answer to a name of no world, with the nearest that is one. */
  static CliException noSuchWorld(String name) {
    return noSuch("world", name, Worlds.all().stream().map(CheckedWorld::name).toList());
  }

  /** As {@link #noSuchWorld}, for mutants. */
  static CliException noSuchMutant(String id) {
    return noSuch("mutant", id, Mutants.all().stream().map(Mutant::id).toList());
  }

  /** As {@link #noSuchWorld}, for thread checks. */
  static CliException noSuchThreadCheck(String id) {
    return noSuch("thread check", id, ThreadCheck.all().stream().map(ThreadCheck::id).toList());
  }

  private static CliException noSuch(String what, String name, List<String> known) {
    return CliException.unknown(name, what, known, "--list names them");
  }

  private static void print(PrintWriter out, String title, List<CheckedWorld> worlds) {
    out.println(title);
    for (CheckedWorld world : worlds) {
      out.printf("  %-28s %s%n", world.name(), world.purpose());
    }
  }
}
