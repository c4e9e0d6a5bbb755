package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.maarg.cli.Json;
import org.maarg.cli.Programs;
import org.maarg.protocol.Mode;

/** Connections go on while the mobile node moves, with the nodes that are run on networks. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: moves")
class TestbedTest {
  private static final String NAME = "moves";
  private static final double MOST_MILLIS = 1_400;

  @TempDir private Path folder;

  /** In the mode that has most to do; .ci/run has the command do it in all. */
  // Verifies: 8885-3.2-13, 8885-3.2-14, 8885-3.2-15, 8885-3.7-4, 8885-3.7-5, 5213-5.6.1-1
  // Verifies: 2473-6.7-1, 2473-3.1-1, 5213-6.10.5-1, 5213-6.10.5-7, 8885-3.7-6
  @Test
  void eachOctetArrivesOverThreeMoves() throws Exception {
    Benches.make(NAME, 1).close(); // Or this is skipped.
    boolean captured = Benches.has("dumpcap") && Benches.has("mergecap");
    TestbedPlan plan =
        new TestbedPlan(
            Mode.PROXY,
            3,
            3,
            List.of(Traffic.TCP, Traffic.BULK, Traffic.UDP),
            1500,
            false,
            captured ? Optional.of(folder) : Optional.empty());
    StringWriter said = new StringWriter();
    TestbedResult result = new TestbedRun(Benches.own(NAME), plan, new PrintWriter(said)).run();
    TestbedFiles.write(folder, plan, result);

    assertThat(result.isGood()).as(said + TestbedText.of(result)).isTrue();
    assertThat(result.moves()).hasSize(3);
    assertThat(result.flows()).hasSize(9).allMatch(flow -> flow.octets() > 10_000);
    assertThat(result.paths()).hasSize(3);
    assertThat(folder.resolve("flow1-tcp.svg")).content().contains("to MAAR 2");
    assertThat(Files.readAllLines(folder.resolve("arrivals.csv"))).hasSizeGreaterThan(1_000);
    if (captured) {
      assertThat(Files.readAllLines(folder.resolve("signalling.txt")))
          .anyMatch(it -> it.contains("maar1 > cmd: PBU seq="))
          .anyMatch(it -> it.contains("cmd > maar2: PBA seq="));
      assertThat(folder.resolve("all.pcapng")).isNotEmptyFile();
    }
    assertGapsAreTold(result);
    Benches.assertGone(NAME);
  }

  /** How long they are is the machine's matter, and the command's option --check-gap. */
  private void assertGapsAreTold(TestbedResult result) throws IOException {
    assertThat(result.kindsThatMoved()).containsExactly("bulk", "tcp", "udp");
    for (String kind : result.kindsThatMoved()) {
      assertThat(result.median(kind, Move::gapOf)).isBetween(0.0, MOST_MILLIS);
    }
    assertThat(result.isWithin(MOST_MILLIS)).isTrue();
    assertThat(result.isWithin(-MOST_MILLIS)).isFalse();
    JsonNode json = Json.parse(Files.readString(folder.resolve("summary.json")));
    assertThat(json.path("moves")).hasSize(3);
    JsonNode flow = json.at("/moves/2/flows/0");
    assertThat(flow.path("beyondSignallingMillis").asDouble())
        .isCloseTo(
            flow.path("silentMillis").asDouble() - json.at("/moves/2/signallingMillis").asDouble(),
            within(0.01));
    assertThat(json.at("/medians/udp/silentMillis").asDouble())
        .isCloseTo(result.median("udp", Move::gapOf), within(0.01));
  }

  @Test
  void controlCLeavesNoNamespace() throws Exception {
    Benches.make(NAME, 1).close(); // Or this is skipped.
    List<String> command = Programs.inForeground(Programs.java("testbed", "--moves", "9"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      if (line != null && line.contains("another one is running")) {
        throw Benches.skipped("another testbed runs on this machine");
      }
      assertThat(line).contains("namespaces, nodes and correspondent are up");
      String all = Bench.PREFIX + TestbedRun.NAME + "-";
      assertThat(Shell.run("ip", "netns", "list")).contains(all);
      Programs.interrupt(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(Shell.run("ip", "netns", "list")).doesNotContain(all);
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Also the MTU is told, and the core sees no signalling: checks of the run itself. In the mode in
   * which MAARs answer each other; .ci/run has the command do it in all.
   */
  // Verifies: 8885-6-2, 8885-6-5
  @Test
  void throughIpsecConnectionsGoOnAndTheFirstDirectAnswerIsTimed() throws Exception {
    Benches.need(List.of("swanctl", "unshare"));
    Benches.needFile(BenchIpsec.CHARON, "strongswan-charon");
    Benches.make(NAME, 1).close(); // Or this is skipped.
    TestbedPlan plan =
        new TestbedPlan(
            Mode.LOCATOR, 3, 3, List.of(Traffic.TCP, Traffic.BULK), 1500, true, Optional.empty());
    StringWriter said = new StringWriter();
    TestbedResult result = new TestbedRun(Benches.own(NAME), plan, new PrintWriter(said)).run();

    assertThat(result.isGood()).as(said + TestbedText.of(result)).isTrue();
    assertThat(result.flows()).hasSize(6).allMatch(flow -> flow.octets() > 10_000);
    assertThat(result.checks())
        .extracting(TestbedResult.Check::what)
        .contains("no Mobility Header crosses the core in the clear")
        .contains("tunnels cross the core between the right MAARs")
        .anyMatch(what -> what.startsWith("the correspondent learns the MTU"));
    assertThat(result.answers()).hasSizeGreaterThan(1);
    assertThat(result.answers().get(0))
        .startsWith(Bench.maarAddress(1) + " > " + Bench.maarAddress(2) + ": ")
        .endsWith(" ms, first between these two");
    Benches.assertGone(NAME);
  }
}
