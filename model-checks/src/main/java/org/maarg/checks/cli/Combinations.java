package org.maarg.checks.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.maarg.cli.CliException;
import picocli.CommandLine.ParseResult;

/** Which options go together: what would be ignored is refused. */
final class Combinations {
  private static final String WORLD = "WORLD";

  /** What may stand beside an option that decides what is done; the first that is given counts. */
  private static final Map<String, Set<String>> ALLOWED = new LinkedHashMap<>();

  static {
    ALLOWED.put("--list", Set.of());
    ALLOWED.put("--results", Set.of());
    ALLOWED.put("--threads", Set.of("--evidence", "--engine"));
    ALLOWED.put("--replay", Set.of("--mutant", "--bound"));
    ALLOWED.put("--mutant", Set.of("--engine", "--evidence"));
    ALLOWED.put("--recorded", Set.of("--engine", "--order", "--json", "--junit", "--evidence"));
    // A record with other bounds would stand in the place of the world's own.
    ALLOWED.put("--evidence", Set.of(WORLD, "--engine", "--order", "--json", "--junit"));
  }

  private Combinations() {}

  /** Refuses arguments that cannot be combined. */
  static void check(ParseResult parsed, CheckCommand.Engine engine) {
    Set<String> given = given(parsed);
    for (Map.Entry<String, Set<String>> rule : ALLOWED.entrySet()) {
      if (given.remove(rule.getKey())) {
        given.removeAll(rule.getValue());
        if (!given.isEmpty()) {
          throw CliException.usage(rule.getKey(), "cannot be combined with " + List.copyOf(given));
        }
        break;
      }
    }
    if (parsed.hasMatchedOption("--keep") && engine != CheckCommand.Engine.EXPLORER) {
      throw CliException.usage("--keep", "is of the explorer: leave out --engine");
    }
    boolean explorer = engine == CheckCommand.Engine.EXPLORER;
    if (explorer
        && parsed.hasMatchedOption("--evidence")
        && !parsed.hasMatchedOption("--threads")) {
      throw CliException.usage("--evidence", "is of Java PathFinder: needs --engine jpf or both");
    }
  }

  private static Set<String> given(ParseResult parsed) {
    Set<String> given = new TreeSet<>();
    parsed.matchedOptions().forEach(option -> given.add(option.longestName()));
    if (!parsed.matchedPositionals().isEmpty()) {
      given.add(WORLD);
    }
    return given;
  }
}
