package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.control.ControlClient;
import org.maarg.wire.Ipv6Address;

/** Nodes as programs, with configuration files, that are killed and started again. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: crash")
class CrashTest {
  private static final String NAME = "crash";

  private NodeProcesses nodes;
  @RegisterExtension final BenchOfTest made = new BenchOfTest(NAME);

  private Bench bench;
  @TempDir private Path folder;

  @BeforeEach
  void make() {
    bench = made.make(1);
    nodes = new NodeProcesses(folder);
  }

  @AfterEach
  void remove() {
    if (bench != null) {
      nodes.close();
    }
  }

  private String peer(Ipv6Address address, String more) {
    return "peers:\n  - address: " + address + "\n" + more + "    securityAssociation: true\n";
  }

  private void startCmd() throws IOException {
    String pool = "    pool: " + Bench.maarPool(1) + "\n";
    nodes.start(
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
    nodes.start(
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

  /**
   * The mobile node attaches by a solicitation; then its packets and the answers go through, from
   * the newest of its addresses: a MAAR that has restarted gives another prefix.
   */
  private void assertServed() {
    Eventually.until(
        java.time.Duration.ofSeconds(60),
        "the mobile node is served\n" + nodes.log("maar"),
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
    nodes.kill("maar");
    String left = host();
    assertThat(left).contains("proto 85").contains("mrg1@");

    startMaar();
    assertThat(host()).doesNotContain("mrg1@");
    assertServed();
    assertThat(Shell.run(Shell.inside(bench.file("maar1"), "ip", "-o", "link"), ""))
        .containsOnlyOnce("mrg1@");

    assertThat(new ControlClient(nodes.control("maar")).metrics())
        .contains("maarg_forwarding_failures 0.0")
        .contains("maarg_forwarding_drops_unknown_peer 0.0");

    nodes.stop("maar");
    assertThat(host()).isEqualTo(before);
  }

  private String host() {
    return Benches.everything(bench, "maar1");
  }
}
