package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.cli.CliException;
import picocli.CommandLine;

/** Where the page of the command opens, and what the command refuses. */
class ExploreCommandTest {
  private final StringWriter err = new StringWriter();
  private final PageApi api = new PageApi();

  private int explore(String... arguments) {
    return new CommandLine(new ExploreCommands().commands().get(0))
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> {
              CliException refused = (CliException) thrown;
              err.append(refused.getMessage());
              return refused.exitStatus();
            })
        .setOut(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }

  private String place(String what, Map<String, String> settings) {
    return Place.of(what, settings, api).fragment();
  }

  @Test
  void placeIsAWorldAWayOrTheEndOfTheShortestWayToAFinding() {
    assertThat(place("", Map.of())).isEqualTo("relay");
    assertThat(place("locator", Map.of("mode", "proxy"))).isEqualTo("locator?mode=proxy");
    assertThat(place("relay:0.0.1", Map.of())).isEqualTo("relay:0.0.1");
    assertThat(place("01", Map.of())).isEqualTo("finding-unordered-relay:0.0.1.0.2.2");
    assertThat(place("1", Map.of())).isEqualTo(place("finding-unordered-relay", Map.of()));
    assertThat(place("relay", Map.of("bounds", "drops=1"))).isEqualTo("relay?bounds=drops%3D1");
  }

  @Test
  void nothingOfThatNameIsRefused() {
    assertThatThrownBy(() -> place("atlantis", Map.of()))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("no such world, finding, mutant, scenario or replay ID");
    assertThatThrownBy(() -> place("20", Map.of())).hasMessageContaining("no world shows");
    assertThatThrownBy(() -> Catalogue.read(Optional.empty()).worldOf("01"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("in a source tree only");
    assertThatThrownBy(() -> place("relay:0.99", Map.of()))
        .hasMessageContaining("step 2 has no choice 99");
  }

  @ParameterizedTest
  @CsvSource({
    "--port=70000, give 0 to 65535",
    "--mode=teleport, is no mode",
    "--profile=best, is no profile",
    "--knob=colour=red, no knob 'colour'",
    "--bound=maars=77, 77 is not in 1..9",
    "--mutant=none, no mutant none"
  })
  void wrongArgumentIsRefusedBeforeThePageIsServed(String argument, String reason) {
    assertThat(explore(argument)).isEqualTo(2);
    assertThat(err.toString()).contains(reason);
  }

  @Test
  void portThatIsTakenIsTold() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      assertThat(explore("--port=" + taken.getLocalPort())).isEqualTo(1);
    }
    assertThat(err.toString()).contains("--port");
  }
}
