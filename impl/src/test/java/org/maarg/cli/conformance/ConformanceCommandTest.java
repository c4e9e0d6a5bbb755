package org.maarg.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.cli.Cli;
import org.maarg.cli.ExitStatus;

/** What a run of the tester leaves behind. */
class ConformanceCommandTest {
  @TempDir private Path folder;

  @Test
  void targetThatNeverSaysAWordHasAStatusOfItsOwn() throws Exception {
    Path junit = folder.resolve("junit.xml");
    Path html = folder.resolve("report.html");
    try (DatagramSocket silent =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      Cli.Result result =
          Cli.run(
              "conformance",
              "--role",
              "cmd",
              "--target",
              "127.0.0.1:" + silent.getLocalPort(),
              "--play",
              "2001:db8:0:1::1,127.0.0.1:0,2001:db8:100::/40",
              "--timeout",
              "100",
              "--junit",
              junit.toString(),
              "--html",
              html.toString(),
              "8885-3.1");
      assertThat(result.status()).isEqualTo(ExitStatus.NOTHING_TESTED);
      assertThat(result.out())
          .contains("Not tested:", "the target has never sent anything", "nothing was tested: ")
          .doesNotContain("conforms");
    }
    assertThat(Files.readString(junit)).contains("<error message=\"nothing was tested");
    assertThat(Files.readString(html)).contains("nothing was tested");
  }

  @Test
  void runThatSkippedEverythingHasAStatusOfItsOwn() {
    Cli.Result result =
        Cli.run("conformance", "--demo-wrong-peer", "right-cmd", "--json", "8885-3.3-3");
    assertThat(result.json().path("verdict").asText()).isEqualTo("nothing was tested");
    assertThat(result.status()).isEqualTo(ExitStatus.NOTHING_TESTED);
  }

  @Test
  void whatIsNoEndpointIsToldWithItsOption() {
    Cli.run("conformance", "--role", "cmd", "--target", "nowhere")
        .fails(ExitStatus.USAGE, "maarg conformance: --target: 'nowhere' is not HOST:PORT");
    Cli.run("conformance", "--role", "cmd", "--play", "2001:db8::1,nowhere,2001:db8:100::/40")
        .fails(ExitStatus.USAGE, "maarg conformance: --play: 'nowhere' is not HOST:PORT");
  }
}
