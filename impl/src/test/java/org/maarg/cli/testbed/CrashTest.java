package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.maarg.cli.Programs;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.control.ControlClient;
import org.maarg.wire.Ipv6Address;

/** Nodes as programs, with configuration files, that are killed and started again. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: crash")
class CrashTest {
  private static final String NAME = "crash";
  private static final Pattern CONTROL =
      Pattern.compile("control API at http://127\\.0\\.0\\.1:(\\d+)");

  private final Map<String, Process> processes = new LinkedHashMap<>();
  private Bench bench;
  @TempDir private Path folder;

  @BeforeEach
  void make() {
    bench = Benches.make(NAME, 1);
  }

  @AfterEach
  void remove() throws InterruptedException {
    for (Process process : processes.values()) {
      process.destroyForcibly().waitFor();
    }
    if (bench != null) {
      bench.close();
      Benches.assertGone(NAME);
    }
  }

  private String peer(Ipv6Address address, String more) {
    return "peers:\n  - address: " + address + "\n" + more + "    securityAssociation: true\n";
  }

  private void startCmd() throws IOException {
    String pool = "    pool: " + Bench.maarPool(1) + "\n";
    start(
        "cmd",
        "role: cmd\naddress: "
            + Bench.CMD
            + "\nmode: relay\nlifetime: 60\n"
            + "transport:\n  kind: raw\n  namespace: "
            + bench.file("cmd")
            + "\n"
            + peer(Bench.maarAddress(1), pool));
  }

  private void startMaar() throws IOException {
    start(
        "maar",
        "role: maar\naddress: "
            + Bench.maarAddress(1)
            + "\nmode: relay\nlifetime: 60\ncmd: "
            + Bench.CMD
            + "\npool: "
            + Bench.maarPool(1)
            + "\nprefixLength: 64\nnumber: 1\n"
            + "transport:\n  kind: raw\n  namespace: "
            + bench.file("maar1")
            + "\n"
            + peer(Bench.CMD, "")
            + "control:\n  bind: 127.0.0.1:0\n"
            + "dataPlane:\n  kind: linux-seg6\n  core: up0\n  access: ap0\n  mobileNodes:\n"
            + "    - mn: mn1@example.org\n      linkLayer: 02:aa:00:00:00:01\n");
  }

  private void start(String role, String config) throws IOException {
    Path file = Files.writeString(folder.resolve(role + ".yaml"), config);
    List<String> command = Programs.java(role, "--config", file.toString());
    Path log = folder.resolve(role + ".log");
    Files.deleteIfExists(log);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    processes.put(role, process);
    Eventually.until(
        java.time.Duration.ofMinutes(3),
        "ready: " + role,
        () -> {
          assertThat(process.isAlive()).as(log(role)).isTrue();
          return log(role).contains("ready: ");
        });
  }

  private String log(String role) {
    try {
      return Files.readString(folder.resolve(role + ".log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /**
   * The mobile node attaches by a solicitation; then its packets and the answers go through, from
   * the newest of its addresses: a MAAR that has restarted gives another prefix.
   */
  private void assertServed() {
    Eventually.until(
        java.time.Duration.ofSeconds(60),
        "the mobile node is served\n" + log("maar"),
        () -> {
          bench.attach(1);
          String command =
              "for a in $(ip -6 -o address show scope global | sed 's/.*inet6 //; s,/.*,,'); do"
                  + " ping -6 -n -c 2 -i 0.1 -W 1 -I $a "
                  + Bench.CORRESPONDENT
                  + "; done || true";
          String said = Shell.run(Shell.inside(bench.file("mn"), "sh", "-c", command), "");
          return said.contains(" 0% packet loss");
        });
  }

  @Test
  void whatAKilledMaarLeavesIsReplacedAndWhatAStoppedOneLeavesIsNothing() throws Exception {
    String before = host();
    startCmd();
    startMaar();
    assertServed();
    Process killed = processes.get("maar");
    killed.destroyForcibly().waitFor();
    String left = host();
    assertThat(left).contains("proto 85").contains("mrg1@");

    startMaar();
    assertThat(host()).doesNotContain("mrg1@");
    assertServed();
    assertThat(Shell.run(Shell.inside(bench.file("maar1"), "ip", "-o", "link"), ""))
        .containsOnlyOnce("mrg1@");

    Matcher control = CONTROL.matcher(log("maar"));
    assertThat(control.find()).as(log("maar")).isTrue();
    int port = Integer.parseInt(control.group(1));
    InetSocketAddress api = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    assertThat(new ControlClient(api).metrics())
        .contains("maarg_forwarding_failures 0.0")
        .contains("maarg_forwarding_drops_unknown_peer 0.0");

    Process stopped = processes.get("maar");
    stopped.destroy();
    assertThat(stopped.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(log("maar")).doesNotContain("ERROR");
    assertThat(host()).isEqualTo(before);
  }

  private String host() {
    return Benches.everything(bench, "maar1");
  }
}
