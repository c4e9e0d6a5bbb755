package org.maarg.checks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.CheckedWorld;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;
import org.maarg.checks.jpf.JpfRun;
import org.maarg.checks.jpf.JpfWorld;

class SummaryTest {
  private static final CheckedWorld WORLD = Worlds.named("small-draft").orElseThrow();
  private static final Result EXPLORED = Explorer.explore(WORLD.bounds());

  private static String summary(Optional<JpfWorld> jpf) {
    CheckRun.Outcome outcome =
        new CheckRun.Outcome(
            WORLD, WORLD.bounds(), EXPLORED, jpf, Optional.empty(), Optional.empty());
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new Summary(List.of(outcome)).print(out);
    out.flush();
    return text.toString();
  }

  private static Optional<JpfWorld> counted(long states) {
    JpfRun run =
        new JpfRun(
            Optional.empty(), false, "", states, JpfRun.expectedVisited(EXPLORED), List.of(), 1, 1);
    return Optional.of(new JpfWorld(run, Map.of(), 1));
  }

  @Test
  void whatOneEngineAloneWasAskedIsHeldIfItSaysSo() {
    assertThat(summary(Optional.empty())).contains("held          bindings-agree");
    assertThat(summary(counted(JpfRun.expectedStates(EXPLORED))))
        .contains("held          bindings-agree")
        .doesNotContain("unsure");
  }

  @Test
  void nothingIsHeldOfWhichPathFinderDoesNotSayTheSame() {
    assertThat(summary(counted(1)))
        .contains("unsure        bindings-agree")
        .contains("not concerned pace-kept")
        .contains("Java PathFinder does not say the same")
        .doesNotContain("  held    ", "(held)");
  }
}
