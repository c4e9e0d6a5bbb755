package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Draws the state machines from the transition tables, which {@link StateInputSnapshotTest} takes
 * from the code. Run with {@code -Dmaarg.transitions.rewrite=true} to write the page anew.
 */
class StateDiagramTest {
  private static final Path TABLES = Path.of("src", "test", "resources", "org/maarg/protocol");
  private static final Path PAGE = Path.of("..", "docs", "state-machines.md");
  private static final boolean REWRITE = Boolean.getBoolean("maarg.transitions.rewrite");

  @Test
  void pageShowsTheTables() throws IOException {
    String page = page();
    if (REWRITE) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(Files.readString(PAGE));
  }

  private static String page() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# State machines");
    lines.add("");
    lines.add(
        "Drawn from `maar-transitions.txt` and `cmd-transitions.txt`, which hold each state with");
    lines.add(
        "each kind of input as the code does it. Inputs that leave a state as it is are not drawn.");
    lines.add("");
    lines.add("## A mobile node's binding at a MAAR");
    lines.add("");
    draw("maar-transitions.txt", StateDiagramTest::stateOfMaar, lines);
    lines.add("");
    lines.add("## A mobile node's binding at the CMD, relay mode");
    lines.add("");
    draw("cmd-transitions.txt", StateDiagramTest::phase, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void draw(String table, UnaryOperator<String> phase, List<String> lines)
      throws IOException {
    Map<String, Set<String>> edges = new LinkedHashMap<>();
    for (String line : Files.readAllLines(TABLES.resolve(table), StandardCharsets.UTF_8)) {
      String from = phase.apply(line.substring(0, line.indexOf(" x ")));
      String input = line.substring(line.indexOf(" x ") + 3, line.indexOf(" -> "));
      String rest = line.substring(line.indexOf(" -> ") + 4);
      String to = phase.apply(rest.contains(":") ? rest.substring(0, rest.indexOf(':')) : rest);
      if (!from.equals(to)) {
        edges.computeIfAbsent(from + " --> " + to, edge -> new TreeSet<>()).add(input);
      }
    }
    lines.add("```mermaid");
    lines.add("stateDiagram-v2");
    edges.forEach((edge, inputs) -> lines.add("  " + edge + " : " + String.join(" / ", inputs)));
    lines.add("```");
  }

  private static String stateOfMaar(String state) {
    return state.equals("NONE") ? "[*]" : state;
  }

  /** The CMD's table tells a binding in words; what counts here is how far the session has come. */
  private static String phase(String state) {
    if (state.equals("NONE")) {
      return "[*]";
    }
    if (state.endsWith(" active settled") || state.equals("ALONE")) {
      return "SETTLED";
    }
    if (state.endsWith(" active unsettled")
        || state.equals("AGGREGATING")
        || state.equals("PARTLY ANSWERED")) {
      return "UPDATING";
    }
    boolean ends =
        state.contains(" ending ") || state.equals("DELETING") || state.equals("RELEASED");
    return ends ? "ENDING" : state;
  }
}
