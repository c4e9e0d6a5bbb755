package org.maarg.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints are written as they are read, and names are none. */
class EndpointsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2001:db8::1]:5436",
        "[::1]:0",
        "127.0.0.1:65535",
        "0.0.0.0:1",
        "255.254.253.255:9",
        "1.2.3.4:80"
      })
  void whatIsWrittenIsReadAsItStands(String text) {
    InetSocketAddress endpoint = Endpoints.parse(text, 0);
    assertThat(endpoint.isUnresolved()).isFalse();
    assertThat(Endpoints.text(endpoint)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1:0       | 1 | port 0 is not in 1..65535",
        "127.0.0.1:65536   | 0 | port 65536 is not in 0..65535",
        "256.0.0.1:1       | 0 | '256.0.0.1:1' has no IPv4 address",
        "1.2.3.256:1       | 0 | '1.2.3.256:1' has no IPv4 address",
        "1.2.3:1           | 0 | '1.2.3:1' has no IPv4 address",
        "localhost:1       | 0 | 'localhost:1' has no IPv4 address",
        "[::g]:1           | 0 | '::g'",
        "::1               | 0 | is neither [IPv6]:port nor IPv4:port",
        "127.0.0.1         | 0 | is neither [IPv6]:port nor IPv4:port",
        "127.0.0.1:        | 0 | is neither [IPv6]:port nor IPv4:port",
        "127.0.0.1:123456  | 0 | is neither [IPv6]:port nor IPv4:port",
      })
  void whatIsNoneIsToldAsWhat(String text, int leastPort, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoints.parse(text, leastPort))
        .withMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_535})
  void theLeastAndTheGreatestPortArePorts(int port) {
    assertThat(Endpoints.parse("[::1]:" + port, 1).getPort()).isEqualTo(port);
  }
}
