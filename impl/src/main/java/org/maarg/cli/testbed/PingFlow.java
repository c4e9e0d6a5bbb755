package org.maarg.cli.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.wire.Ipv6Address;

/** Echo Requests of the program ping, a hundred a second. */
final class PingFlow extends Flow {
  private static final Pattern REPLY =
      Pattern.compile("\\[(\\d+)\\.(\\d{6})] (\\d+) bytes from .* icmp_seq=(\\d+) .*");

  private volatile int replyOctets;

  PingFlow(Ipv6Address source) {
    super("ping", source);
  }

  @Override
  void run() throws IOException {
    // The thread is in the mobile node's namespace, and so is what it starts.
    List<String> command =
        List.of(
            "ping",
            "-6",
            "-n",
            "-D",
            "-i",
            "0.01",
            "-I",
            source().toString(),
            Bench.CORRESPONDENT.toString());
    long wallNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    long offset = System.nanoTime() - wallNanos;
    Process ping = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader lines = ping.inputReader()) {
      String line = lines.readLine();
      while (line != null && !isStopped()) {
        Matcher reply = REPLY.matcher(line);
        if (reply.matches()) {
          long micros = Long.parseLong(reply.group(1)) * 1_000_000 + Long.parseLong(reply.group(2));
          replyOctets = Integer.parseInt(reply.group(3));
          arrivals().add(micros * 1_000 + offset, Long.parseLong(reply.group(4)));
        }
        line = lines.readLine();
      }
    } finally {
      ping.destroyForcibly();
    }
  }

  @Override
  long octets() {
    return (long) arrivals().count() * replyOctets;
  }
}
