package org.maarg.cli.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.cli.Main;
import org.maarg.runtime.control.ControlClient;

/** A node of this program in a process of its own. */
final class NodeProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("ready: .* control API at http://127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final ControlClient control;

  private NodeProcess(Process process, ControlClient control) {
    this.process = process;
    this.control = control;
  }

  /**
   * Starts a node, and waits until it is ready.
   *
   * @param config its configuration
   * @param log what it says goes behind what is there
   * @throws CrashException if it does not become ready
   */
  static NodeProcess start(String role, Path config, Path log) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            role,
            "--config",
            config.toString());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new NodeProcess(process, ready(process, log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ControlClient ready(Process process, Path log) throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        int port = Integer.parseInt(ready.group(1));
        return new ControlClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      }
    }
    throw new CrashException("a node did not become ready, see " + log);
  }

  /** Its control API. */
  ControlClient control() {
    return control;
  }

  /** Ends it at once, SIGKILL, and waits for nothing. */
  void strike() {
    process.destroyForcibly();
  }

  /** Ends it at once, and waits until it is gone. */
  void kill() {
    strike();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CrashException("interrupted");
    }
  }

  @Override
  public void close() {
    kill();
  }
}
