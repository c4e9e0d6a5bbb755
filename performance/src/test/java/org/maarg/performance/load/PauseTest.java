package org.maarg.performance.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.runtime.linux.SocketClock;

/** A pause of the CMD, as a collector's or a host's, costs no MAAR its registration. */
class PauseTest {
  private static final int MNS = 40;
  private static final Duration ROUND = Duration.ofMillis(1_500);

  /** TimestampValidityWindow is 300 ms, and an update waits for its answer for a second. */
  private static final long PAUSE_MILLIS = 600;

  private static void signal(TargetProcess process, String signal) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  // Verifies: 5213-5.5-4
  @Test
  void whatCameInTimeIsAcceptedHoweverLateItIsRead() throws Exception {
    assumeThat(SocketClock.create()).as("the kernel tells when datagrams came").isPresent();
    LoadPlan plan = new LoadPlan(2, MNS, 0, 0, 100, 64, Duration.ZERO, ROUND);
    CmdConfiguration cmd = new CmdConfiguration(Mode.RELAY, Profile.DEPLOYABLE, false);
    try (LoadRun run = new LoadRun(plan, InetAddress.getLoopbackAddress(), 0);
        TargetProcess process = run.startCmd(cmd, List.of("-Xmx256m"))) {
      LoadedTarget target = run.load(process);
      target.registerUncounted();
      target.measure(plan, ROUND);
      CompletableFuture<Measured> measured =
          CompletableFuture.supplyAsync(() -> target.measure(plan, ROUND));
      Thread.sleep(PAUSE_MILLIS / 3);
      signal(process, "STOP");
      Thread.sleep(PAUSE_MILLIS);
      signal(process, "CONT");
      Measured paused = measured.join();
      assertThat(paused.millis().longest()).as("it did stand still").isGreaterThan(500);
      assertThat(paused.byStatus().keySet()).containsExactly(0);
    }
  }
}
