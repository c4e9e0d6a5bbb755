package org.maarg.checks.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Explorer;
import org.maarg.checks.explore.Result;

/** What PathFinder's reports say, as it wrote them. */
class JpfRunTest {
  private static String report(String name) {
    try (InputStream in = JpfRunTest.class.getResourceAsStream("reports/" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JpfRun read(String name) {
    return JpfRun.of(report(name), 1);
  }

  private static JpfRun counted(long states, long visited) {
    String counts = "new=" + states + ",visited=" + visited;
    return JpfRun.of(report("pass").replaceAll("new=\\d+,visited=\\d+", counts), 1);
  }

  @Test
  void aPassHasNoVerdictAndItsCounts() {
    JpfRun run = read("pass");
    assertThat(run.verdict()).isEmpty();
    assertThat(run.error()).isFalse();
    assertThat(run.outcome()).isEqualTo("no errors detected");
    assertThat(run.states()).isEqualTo(1_657);
    assertThat(run.visited()).isEqualTo(3_070);
    assertThat(run.revision()).isEqualTo("7ea25de453111be77d09e12eb196fecf2dc6d365");
  }

  @Test
  void theFormulaTiesBothEnginesTogether() {
    Result explored = Explorer.explore(Worlds.named("small-relay-copy").orElseThrow().bounds());
    long states = JpfRun.expectedStates(explored);
    long visited = JpfRun.expectedVisited(explored);
    assertThat(counted(states, visited).agreesWith(explored)).isTrue();
    assertThat(counted(states + 1, visited).agreesWith(explored)).isFalse();
    assertThat(counted(states - 1, visited + 1).agreesWith(explored)).isFalse();
    assertThat(counted(states, visited - 1).agreesWith(explored)).isFalse();
    assertThat(read("witness").agreesWith(explored)).isFalse();
  }

  @Test
  void aSearchThatStoppedAgreesWithNothing() {
    Result stopped =
        Explorer.explore(
            Worlds.named("relay-early").orElseThrow().bounds(),
            Explorer.Order.BREADTH_FIRST,
            100,
            line -> {});
    long states = JpfRun.expectedStates(stopped);
    assertThat(counted(states, JpfRun.expectedVisited(stopped)).agreesWith(stopped)).isFalse();
  }

  @Test
  void anErrorHasItsMessageAndTheChoicesThatLeadThere() {
    JpfRun run = read("witness");
    assertThat(run.error()).isTrue();
    assertThat(run.verdict()).contains("witness PING_PONG");
    assertThat(run.choices()).containsExactly(0, 0, 0, 0, 0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "thrown, true, java.lang.IllegalArgumentException: nonsense",
    "dead-path, true, path died silently at invokedynamic 0 hashCode(Dying$Pair):I (Dying.java:2)",
    "depth-limit, false, the search was cut short",
    "missing-class, false, Java PathFinder failed",
    "crash, false, Java PathFinder failed"
  })
  void nothingElsePasses(String name, boolean error, String verdict) {
    JpfRun run = read(name);
    assertThat(run.verdict()).contains(verdict);
    assertThat(run.error()).isEqualTo(error);
  }

  /** The same program without our listener: only the counts could tell. */
  @Test
  void aPathThatDiesLooksLikeAPassWithoutTheListener() {
    assertThat(read("dead-path-unguarded").verdict()).isEmpty();
  }

  @Test
  void aReportThatEndsInTheMiddleIsNoPass() {
    String pass = report("pass");
    for (int end = 0; end < pass.indexOf("search finished"); end += 7) {
      assertThat(JpfRun.of(pass.substring(0, end), 1).verdict()).isPresent();
    }
  }

  @Test
  void eachGuardBites() {
    String pass = report("pass");
    assertThat(JpfRun.of(pass, 1).verdict()).isEmpty();
    assertThat(JpfRun.of(pass.replace("constraints=0", "constraints=1"), 1).verdict())
        .contains("the search was cut short");
    assertThat(JpfRun.of(pass.replaceAll("end=\\d+", "end=0"), 1).verdict())
        .contains("no path came to its end");
    assertThat(JpfRun.of(pass + "[SEVERE] anything\n", 1).verdict())
        .contains("Java PathFinder failed");
    assertThat(JpfRun.of(pass + "\tat gov.nasa.jpf.JPF.run(JPF.java)\n", 1).verdict())
        .contains("Java PathFinder failed");
  }

  @Test
  void whatTheLintRefusesHasNotRun() {
    JpfRun run = JpfRun.refused("a finding");
    assertThat(run.verdict()).contains("not run: a finding");
    assertThat(run.error()).isFalse();
    assertThat(run.states()).isEqualTo(-1);
  }

  @Test
  void aRunThatTookTooLongSaysSo() {
    JpfRun run = JpfRun.stopped(30);
    assertThat(run.verdict()).contains("stopped after 30 s");
    assertThat(run.error()).isFalse();
  }

  @Test
  void theSearchIsTimedByOurListener() {
    String pass = report("pass");
    assertThat(JpfRun.of(pass, 40).searchSeconds()).isEqualTo(40);
    JpfRun timed = JpfRun.of(pass + "maarg: search took 31250 ms of processor time\n", 40);
    assertThat(timed.searchSeconds()).isEqualTo(31.25);
    assertThat(timed.seconds()).isEqualTo(40);
  }
}
