package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.wire.Ipv6Address;

/**
 * Echo Requests of the correspondent to an address of the mobile node, from when this is made until
 * it is asked what came of them.
 */
final class Pings implements AutoCloseable {
  private static final Pattern COUNTS =
      Pattern.compile("(?s).*?(\\d+) packets transmitted, (\\d+) received.*");
  private static final long STOP_SECONDS = 20;

  /** What is on its way when the program is told to stop has no answer yet. */
  private static final int UNDER_WAY = 1;

  private final Process process;
  private final Ipv6Address to;

  Pings(Bench bench, Ipv6Address to) {
    this.to = to;
    try {
      process =
          new ProcessBuilder(
                  Shell.inside(bench.file("cn"), "ping", "-6", "-n", "-i", "0.05", to.toString()))
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends them: each has been answered. */
  void assertNoneLost() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
    Matcher counts = COUNTS.matcher(said);
    assertThat(counts.matches()).as(said).isTrue();
    int sent = Integer.parseInt(counts.group(1));
    assertThat(sent).as("sent to " + to).isGreaterThan(UNDER_WAY);
    assertThat(Integer.parseInt(counts.group(2)))
        .as("of " + sent + " to " + to)
        .isGreaterThanOrEqualTo(sent - UNDER_WAY);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
