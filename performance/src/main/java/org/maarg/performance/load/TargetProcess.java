package org.maarg.performance.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of ours in a Java machine of its own, so that what it costs can be told from what the
 * generator costs. It says in one line that it is ready, and where.
 */
final class TargetProcess implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("^ready: .* at \\S+:(\\d+)(,.*)?$");
  private static final Pattern KILOBYTES = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final InetSocketAddress endpoint;

  private TargetProcess(Process process, InetSocketAddress endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * Starts a program of this class path.
   *
   * @param javaOptions for its Java machine
   * @param main class and arguments
   * @throws LoadException if it does not become ready
   */
  static TargetProcess start(List<String> javaOptions, List<String> main) {
    List<String> command = new ArrayList<>();
    command.add(javaProgram("java"));
    command.addAll(javaOptions);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(main);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return ready(process);
    } catch (IOException e) {
      throw new LoadException("cannot start a Java machine", e);
    }
  }

  private static String javaProgram(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static TargetProcess ready(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = PORT.matcher(line);
      if (ready.matches()) {
        int port = Integer.parseInt(ready.group(1));
        return new TargetProcess(
            process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      }
    }
    process.destroyForcibly();
    throw new LoadException("the target's program has ended before it was ready");
  }

  /** Where it takes datagrams. */
  InetSocketAddress endpoint() {
    return endpoint;
  }

  /** Processor time so far. */
  Duration processorTime() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new LoadException("the target has ended"));
  }

  /** What it has in memory, in kilobytes; empty where the system does not tell. */
  OptionalLong residentKilobytes() {
    try {
      Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
      Matcher found = KILOBYTES.matcher(Files.readString(status));
      return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Octets of the objects that are left after a full collection; empty where jcmd is not there. */
  OptionalLong liveOctets() {
    List<String> command =
        List.of(javaProgram("jcmd"), String.valueOf(process.pid()), "GC.class_histogram");
    try {
      Process histogram = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher found = TOTAL.matcher(text);
      return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      process.getInputStream().close();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
