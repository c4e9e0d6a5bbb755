package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertThat(ControlUrl.parse(url).getPort()).isEqualTo(8885);
    assertThat(ControlUrl.parse(url).getAddress().isLoopbackAddress()).isTrue();
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
        .isThrownBy(() -> ControlUrl.parse(url))
        .withMessageStartingWith("--node: '" + url + "'")
        .returns(ExitStatus.USAGE, CliException::exitStatus);
  }

  @Test
  void nodeThatIsNotThereIsANegativeResult() {
    Cli.run("bindings", "--node", "http://127.0.0.1:1")
        .fails(
            ExitStatus.NEGATIVE,
            "maarg bindings: http://127.0.0.1:1: nobody answers at http://127.0.0.1:1");
  }
}
