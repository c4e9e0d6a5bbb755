package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.cli.Programs;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;
import org.maarg.wire.message.Status;

/**
 * A MAAR with twelve mobile nodes and an hour's lifetimes is killed and started again, as processes
 * of the sample configurations: a mobile node that it has never seen is served with the first
 * prefix that is tried, whatever the MAAR remembers; one that keeps its sessions goes on with all
 * of them.
 */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class KilledMaarTest {
  private static final int MOBILE_NODES = 12;

  private static final Pattern UPDATES_SENT =
      Pattern.compile(
          "(?m)^maarg_messages_total\\{(?=[^}]*direction=\"out\")(?=[^}]*type=\"binding_update\")"
              + "[^}]*} (\\S+)$");

  private static final Pattern RETRANSMITTED =
      Pattern.compile("(?m)^maarg_events_total\\{event=\"RETRANSMITTED\"[^}]*} (\\S+)$");

  private static final Pattern READY =
      Pattern.compile("ready: .* control API at http://127\\.0\\.0\\.1:(\\d+)");

  private final String cmdEndpoint = OwnLoopback.next();
  private final String maarEndpoint = OwnLoopback.next();
  private final List<Process> processes = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void kill() {
    processes.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "false, 60000", "true, 60000"})
  void aNewMobileNodeIsServedAtOnceWhenTheMaarIsBack(boolean keeps, int heartbeatMillis)
      throws Exception {
    start("cmd", keeps, heartbeatMillis);
    ControlClient maar = start("maar1", keeps, heartbeatMillis);
    for (int mn = 1; mn <= MOBILE_NODES; mn++) {
      attach(maar, mn);
    }
    Map<String, String> before = await(maar, MOBILE_NODES);
    processes.get(1).destroyForcibly().waitFor();

    ControlClient again = start("maar1", keeps, heartbeatMillis);
    Map<String, String> kept = serving(again);
    attach(again, MOBILE_NODES + 1);
    Map<String, String> after = await(again, kept.size() + 1);

    // One PBU and its answer stand between it and its service; RestartTest has the seconds of that.
    // A
    // busy machine may hold a PBU up, so that it is refused as too old, or sent once more.
    List<Integer> refusals = refusals(again);
    assertThat(refusals).as("statuses of refusals").allMatch(it -> it == Status.TIMESTAMP_MISMATCH);
    String metrics = again.metrics();
    long repeated = count(metrics, RETRANSMITTED);
    assertThat(count(metrics, UPDATES_SENT)).isBetween(1L, 1 + refusals.size() + repeated);
    assertThat(kept).isEqualTo(keeps ? before : Map.of());
    String prefix = after.get(mn(MOBILE_NODES + 1));
    assertThat(before).doesNotContainValue(prefix);
  }

  private static String mn(int number) {
    return "mn" + number + "@example.org";
  }

  private static void attach(ControlClient maar, int mn) throws ControlException {
    maar.attach(mn(mn), "0200000000%02x".formatted(mn), "wlan");
  }

  private static List<Integer> refusals(ControlClient maar) throws ControlException {
    List<Integer> statuses = new ArrayList<>();
    maar.bindings().path("refusals").forEach(it -> statuses.add(it.path("status").asInt()));
    return statuses;
  }

  /** All lines of the metrics that fit, added up; 0 if there is none. */
  private static long count(String metrics, Pattern line) {
    return line.matcher(metrics)
        .results()
        .mapToLong(it -> (long) Double.parseDouble(it.group(1)))
        .sum();
  }

  private static Map<String, String> serving(ControlClient maar) throws ControlException {
    Map<String, String> serving = new HashMap<>();
    for (JsonNode binding : maar.bindings().path("bindings")) {
      if (binding.path("state").asText().equals("SERVING")) {
        serving.put(binding.path("mn").asText(), binding.path("prefix").asText());
      }
    }
    return serving;
  }

  private static Map<String, String> await(ControlClient maar, int count) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (System.nanoTime() < end) {
      Map<String, String> serving = serving(maar);
      if (serving.size() == count) {
        return serving;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("not " + count + " but " + serving(maar));
  }

  private ControlClient start(String sample, boolean keeps, int heartbeatMillis) throws Exception {
    String text = Files.readString(Path.of("..", "samples", sample + ".yaml"));
    assertThat(text).contains("\nlifetime: 60\n");
    text =
        text.replace("\nlifetime: 60\n", "\nlifetime: 3600\n")
            .replaceAll("(?m)^knobs:(\n  .*)+", "")
            .replace("127.0.0.1:5436", cmdEndpoint)
            .replace("127.0.0.1:5437", maarEndpoint)
            .replaceAll("(\ncontrol:\n  bind: 127\\.0\\.0\\.1:)\\d+", "$10");
    text += "\nknobs:\n  heartbeatIntervalMillis: " + heartbeatMillis + "\n";
    text += keeps ? "state: " + folder.resolve(sample + "-state") + "\n" : "";
    Path config = Files.writeString(folder.resolve(sample + ".yaml"), text);
    String role = sample.equals("cmd") ? "cmd" : "maar";
    Process process =
        new ProcessBuilder(Programs.java(role, "--config", config.toString()))
            .redirectError(folder.resolve(sample + ".log").toFile())
            .start();
    processes.add(process);
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        int port = Integer.parseInt(ready.group(1));
        return new ControlClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      }
    }
    throw new AssertionError(Files.readString(folder.resolve(sample + ".log")));
  }
}
