package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
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
import org.maarg.cli.Programs;
import org.maarg.protocol.Mode;

/** Connections go on while the mobile node moves, with the nodes that are run on networks. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: moves")
class TestbedTest {
  private static final String NAME = "moves";

  @TempDir private Path folder;

  // Verifies: 8885-3.2-13, 8885-3.2-14, 8885-3.2-15, 8885-3.7-4, 8885-3.7-5, 5213-5.6.1-1
  // Verifies: 2473-6.7-1, 2473-3.1-1, 5213-6.10.5-1, 5213-6.10.5-7
  @Test
  void eachOctetArrivesOverThreeMoves() throws Exception {
    Benches.make(NAME, 1).close(); // Or this is skipped.
    TestbedPlan plan =
        new TestbedPlan(
            Mode.RELAY,
            3,
            3,
            List.of(Traffic.TCP, Traffic.BULK, Traffic.UDP),
            1500,
            false,
            Optional.empty());
    StringWriter said = new StringWriter();
    TestbedResult result = new TestbedRun(Benches.own(NAME), plan, new PrintWriter(said)).run();
    TestbedFiles.write(folder, result);

    assertThat(result.isGood()).as(said + TestbedText.of(result)).isTrue();
    assertThat(result.moves()).hasSize(3);
    assertThat(result.flows()).hasSize(9).allMatch(flow -> flow.octets() > 10_000);
    assertThat(result.paths()).hasSize(3);
    assertThat(folder.resolve("flow1-tcp.svg")).content().contains("to MAAR 2");
    assertThat(Files.readAllLines(folder.resolve("arrivals.csv"))).hasSizeGreaterThan(1_000);
    Benches.assertGone(NAME);
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

  // Verifies: 8885-6-2, 8885-6-5
  @Test
  void throughIpsecTheFirstDirectAnswerIsTimedAndTheCoreSeesNoSignalling() throws Exception {
    Benches.need(List.of("swanctl", "unshare"));
    Benches.needFile(BenchIpsec.CHARON, "strongswan-charon");
    Benches.make(NAME, 1).close(); // Or this is skipped.
    TestbedPlan plan =
        new TestbedPlan(Mode.LOCATOR, 2, 1, List.of(Traffic.TCP), 1500, true, Optional.empty());
    StringWriter said = new StringWriter();
    TestbedResult result = new TestbedRun(Benches.own(NAME), plan, new PrintWriter(said)).run();

    assertThat(result.isGood()).as(said + TestbedText.of(result)).isTrue();
    assertThat(result.answers()).hasSize(1);
    assertThat(result.answers().get(0))
        .startsWith(Bench.maarAddress(1) + " > " + Bench.maarAddress(2) + ": ")
        .endsWith(" ms, first between these two");
    Benches.assertGone(NAME);
  }
}
