package org.maarg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a command that serves a page on loopback until Ctrl-C, and how it does that. */
public final class PageOptions {
  private static final int MAX_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The page's port on 127.0.0.1; any that is free by default.")
  private int port;

  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  /** How a command begins to serve. */
  public interface Opening {
    /**
     * Begins.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port cannot be had
     */
    Opened open(int port) throws IOException;
  }

  /**
   * A page that is served.
   *
   * @param address where a browser finds it
   * @param server what ends it
   */
  public record Opened(String address, Runnable server) {}

  /** Serves, says where, and waits for the end; the exit status. */
  public int serve(Opening opening) {
    if (port < 0 || port > MAX_PORT) {
      throw CliException.usage("--port " + port, "give 0 to " + MAX_PORT);
    }
    try {
      Opened page = opening.open(port);
      try {
        show(page.address());
        new CountDownLatch(1).await();
      } finally {
        page.server().run();
      }
    } catch (IOException taken) {
      throw CliException.negative("--port " + port, String.valueOf(taken.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.OK;
  }

  private void show(String address) {
    PrintWriter out = command.commandLine().getOut();
    out.println(address);
    out.println("Ctrl-C ends it.");
    out.flush();
    if (open) {
      Browser.open(address, command.commandLine().getErr());
    }
  }
}
