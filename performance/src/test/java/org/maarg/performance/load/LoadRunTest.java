package org.maarg.performance.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/** Small loads on real processes; no figure of theirs is judged but the counts. */
class LoadRunTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int MNS = 40;

  private static LoadPlan plan(int previous, double moves, int rate) {
    return plan(previous, moves, rate, Duration.ofMillis(500));
  }

  private static LoadPlan plan(int previous, double moves, int rate, Duration measured) {
    return new LoadPlan(previous + 2, MNS, previous, moves, rate, 8, Duration.ZERO, measured);
  }

  private static CmdConfiguration cmd(Mode mode) {
    return new CmdConfiguration(mode, Profile.DEPLOYABLE, false);
  }

  @Test
  void aCmdAnswersRenewalsAndHandoversAndIsMeasured() {
    for (Mode mode : List.of(Mode.RELAY, Mode.PROXY)) {
      try (LoadRun run = new LoadRun(plan(2, 0.5, 0), LOOPBACK, 0)) {
        Measured measured = run.againstOurCmd(cmd(mode), List.of("-Xmx256m"));
        assertThat(measured.answers()).isPositive();
        assertThat(measured.byStatus().getOrDefault(0, 0L)).isPositive();
        // Two P-MAARs are told of each handover, and one handover in two updates.
        assertThat(measured.followed()).isGreaterThanOrEqualTo(measured.answers() / 2);
        assertThat(measured.processor()).isPresent();
        assertThat(measured.residentKilobytes().orElse(1)).isPositive();
        assertThat(measured.octetsPerMn().orElse(1)).isPositive();
      }
    }
  }

  @Test
  void aCmdOfOursHasTheOptionsOfTheLaunchers() throws Exception {
    for (String launcher : List.of("maarg", "packaging/maarg")) {
      String text = Files.readString(Path.of("..", launcher));
      assertThat(LoadRun.NODE_OPTIONS).allSatisfy(it -> assertThat(text).contains(it));
    }
  }

  @Test
  void anEchoServerSendsBackWhatIsDueAtTheRate() {
    try (LoadRun run = new LoadRun(plan(0, 0, 200), LOOPBACK, 0)) {
      Measured measured = run.againstEcho(List.of("-Xmx128m"));
      assertThat(measured.byStatus().keySet()).containsExactly(0);
      assertThat(measured.answers() + measured.unanswered() + measured.notSent())
          .isBetween(50L, 101L);
    }
  }

  /**
   * The generator keeps up with no such rate; it must see answers, and come to its end. On a busy
   * machine the server, which has just been started, may not have its turn in a blink.
   */
  @Test
  void aRateThatNobodyCanKeepEndsInTime() {
    LoadPlan plan = plan(0, 0, 50_000_000, Duration.ofSeconds(4));
    try (LoadRun run = new LoadRun(plan, LOOPBACK, 0)) {
      Measured measured = run.againstEcho(List.of("-Xmx128m"));
      assertThat(measured.answers()).isPositive();
      assertThat(measured.notSent()).isPositive();
    }
  }

  @Test
  void aTargetThatIsSilentOrNotThereIsTold() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        LoadRun run =
            new LoadRun(
                new LoadPlan(1, 1, 0, 0, 0, 1, Duration.ZERO, Duration.ofMillis(100)),
                LOOPBACK,
                0)) {
      InetSocketAddress target = new InetSocketAddress(LOOPBACK, silent.getLocalPort());
      assertThatThrownBy(() -> run.against(target))
          .hasRootCauseInstanceOf(LoadException.class)
          .hasMessageContaining("no answer");
    }
  }
}
