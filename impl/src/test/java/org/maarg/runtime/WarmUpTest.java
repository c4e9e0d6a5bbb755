package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.runtime.observe.NodeObserver;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.Octets;

/** Looks at a fresh Java machine, since every other test has loaded the classes before. */
class WarmUpTest {
  private static final String READY = "-- ready";
  private static final String REGISTERED = "-- registered";

  /** What the test runs in a machine of its own: a domain, and its first mobile node. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws InterruptedException {
      CountDownLatch answered = new CountDownLatch(1);
      LoopbackDomain.Plan plan =
          new LoopbackDomain.Plan(
              1,
              Mode.RELAY,
              Profile.RFC8885,
              300,
              LinkFaults.NONE,
              InstantSource.system(),
              List.of(answers(answered)));
      try (LoopbackDomain domain = LoopbackDomain.start(plan)) {
        System.out.println(READY);
        domain.maar(1).attach(MnId.nai("mn@example.org"), Octets.of(new byte[6]), 4);
        answered.await();
        System.out.println(REGISTERED);
      }
    }

    private static NodeObserver answers(CountDownLatch answered) {
      return new NodeObserver() {
        @Override
        public void received(
            Instant at,
            Ipv6Address from,
            Ipv6Address to,
            boolean secured,
            MobilityMessage message,
            byte[] octets) {
          if (message instanceof BindingAcknowledgement) {
            answered.countDown();
          }
        }
      };
    }
  }

  @Test
  void theFirstUpdateLoadsNoClassOfTheProtocol() throws IOException, InterruptedException {
    List<String> lines = runProgram();
    assertThat(lines).contains(READY, REGISTERED);
    List<String> between = lines.subList(lines.indexOf(READY), lines.indexOf(REGISTERED));
    assertThat(between)
        .noneMatch(line -> line.contains("org.maarg.protocol.") || line.contains("org.maarg.wire."))
        .noneMatch(line -> line.contains("jdk.jfr.internal.settings"));
  }

  private static List<String> runProgram() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }
}
