package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8885",
        "http://localhost:8885/",
        "http://[::1]:8885",
        "127.0.0.1:8885",
        "localhost:8885",
        "[::1]:8885"
      })
  void loopbackAddressesAreTaken(String url) {
    assertThat(ControlUrl.parse("--node", url).getPort()).isEqualTo(8885);
    assertThat(ControlUrl.parse("--node", url).getAddress().isLoopbackAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        ":8885",
        "192.0.2.1:8885",
        "127.0.0.1:0",
        "127.0.0.1:8885/v1",
        "https://127.0.0.1:8885",
        "http://127.0.0.1:8885/v1",
        "http://127.0.0.1",
        "http://127.0.0.1:0",
        "http://127.0.0.1:65536",
        "http://192.0.2.1:8885",
        "http://example.org:8885",
        "http://[2001:db8::1]:8885",
        "http://127.0.0.1:8885/?a",
        "http://127.0.0.1:8885#a",
        "http://999.0.0.1:1",
        "http:// :1"
      })
  void everythingElseIsAUsageErrorThatNamesTheUrl(String url) {
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> ControlUrl.parse("--node", url))
        .withMessageStartingWith("--node: '" + url + "'")
        .returns(ExitStatus.USAGE, CliException::exitStatus);
  }

  @ParameterizedTest
  @CsvSource({
    "bindings --node x, maarg bindings: --node",
    "show peers --node x, maarg show: --node",
    "log-level debug --node x, maarg log-level: --node",
    "watch 127.0.0.1:1 x, maarg watch: URL",
    "conformance --role maar --attach-url x, maarg conformance: --attach-url"
  })
  void whereTheUrlStandsIsTold(String command, String place) {
    Cli.run(command.split(" "))
        .fails(ExitStatus.USAGE, place + ": 'x' is no URL as http://127.0.0.1:8885");
  }

  @Test
  void nodeThatIsNotThereIsANegativeResult() {
    Cli.run("bindings", "--node", "http://127.0.0.1:1")
        .fails(
            ExitStatus.NEGATIVE,
            "maarg bindings: http://127.0.0.1:1: nobody answers at http://127.0.0.1:1");
  }
}
