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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of ours in a Java machine of its own, so that what it costs can be told from what the
 * generator costs. It says in one line that it is ready, and where.
 */
public final class TargetProcess implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("^ready: .*? at \\S+:(\\d+)(,.*)?$");
  private static final Pattern CONTROL = Pattern.compile("control API at http://\\S+:(\\d+)");
  private static final Pattern KILOBYTES = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final InetSocketAddress endpoint;
  private final Optional<InetSocketAddress> control;

  private TargetProcess(Process process, int port, Optional<Integer> controlPort) {
    this.process = process;
    this.endpoint = loopback(port);
    this.control = controlPort.map(TargetProcess::loopback);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
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
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
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

  private static TargetProcess ready(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = PORT.matcher(line);
      if (ready.matches()) {
        Optional<Integer> control =
            CONTROL.matcher(line).results().map(it -> Integer.valueOf(it.group(1))).findFirst();
        return new TargetProcess(process, Integer.parseInt(ready.group(1)), control);
      }
    }
    process.destroyForcibly();
    throw new LoadException("the target's program has ended before it was ready");
  }

  /** Where it takes datagrams. */
  InetSocketAddress endpoint() {
    return endpoint;
  }

  /** Where its control API is; empty if it has none. */
  public Optional<InetSocketAddress> control() {
    return control;
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

  /** What is left after a full collection; empty where jcmd is not there. */
  Optional<LiveHeap> liveHeap() {
    return LiveHeap.of(process.pid());
  }

  /** Its number for the operating system. */
  long pid() {
    return process.pid();
  }

  /** Writes what the flight recorder has recorded of it so far. */
  public void dumpRecording(Path file) {
    Jcmd.ask(process.pid(), "JFR.dump", "filename=" + file);
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
