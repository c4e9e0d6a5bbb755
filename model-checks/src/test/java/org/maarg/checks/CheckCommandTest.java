package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.maarg.checks.cli.CheckCommands;
import picocli.CommandLine;

class CheckCommandTest {
  private final StringWriter out = new StringWriter();

  private int check(String... arguments) {
    return new CommandLine(new CheckCommands().commands().get(0))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .execute(arguments);
  }

  @Test
  void tellsTheResultOfEachPropertyAndWitness() {
    assertThat(check("relay", "finding-unordered-relay")).isZero();
    assertThat(out.toString())
        .contains("broken  newest-wins")
        .contains("broken in finding-unordered-relay")
        .contains("held    bindings-agree")
        .contains("(held)  pace-kept")
        .contains("transient loops: 174 states, e.g. --replay relay:0.0.1.0.1")
        .contains("HANDOVER 2");
  }

  @Test
  void bothOrdersFindTheSame() throws IOException {
    assertThat(check("--json", "relay-early")).isZero();
    JsonNode breadth = new ObjectMapper().readTree(out.toString()).path("worlds").path(0);
    out.getBuffer().setLength(0);
    assertThat(check("--json", "--order", "depth", "relay-early")).isZero();
    JsonNode depth = new ObjectMapper().readTree(out.toString()).path("worlds").path(0);
    for (String count : new String[] {"total", "unique", "ends", "loops", "witnesses", "idle"}) {
      assertThat(depth.path(count)).as(count).isEqualTo(breadth.path(count));
    }
    assertThat(breadth.path("unique").asInt()).isEqualTo(11_098);
    assertThat(breadth.path("memoryBytes").asLong()).isPositive();
    assertThat(breadth.path("statesPerSecond").asLong()).isPositive();
    assertThat(depth.path("depth").asInt()).isGreaterThanOrEqualTo(breadth.path("depth").asInt());
  }

  @Test
  void aMutantIsToldWithItsLadder() {
    assertThat(check("--mutant", "cmd-takes-late-update")).isEqualTo(1);
    assertThat(out.toString())
        .contains("Should break: newest-wins: a registration never replaces one")
        .contains("mn1 attaches")
        .contains("** newest-wins: attachment 1 of mn1 replaces 2")
        .contains("killed: newest-wins breaks after 4 steps");
  }

  @Test
  void aWorldWithOtherBoundsThatFailsIsToldWithItsLadder() {
    assertThat(check("relay", "--bound", "missedDetaches=1")).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAILED relay")
        .contains("maar1 does not notice that mn1 leaves")
        .contains("** bindings-agree: mn1 is at maar1, the CMD says maar2");
  }
}
