package org.maarg.cli.live;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.maarg.cli.Browser;
import org.maarg.cli.CliException;
import org.maarg.cli.ControlUrl;
import org.maarg.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves a page that shows running nodes. */
@Command(
    name = "watch",
    header = "See running nodes on a page in your browser.",
    description = {
      "",
      "Serves a page on loopback: the CMD and the MAARs, mobile nodes where they are, tunnels,"
          + " messages as they pass, refusals and events. It reads the control APIs of the nodes"
          + " and changes nothing. Control APIs are on loopback addresses: the nodes run on this"
          + " machine, or their control ports are forwarded to it.",
      ""
    },
    footer = {
      "",
      "Example: maarg watch http://127.0.0.1:8885 http://127.0.0.1:8886 http://127.0.0.1:8887",
      "",
      "Exit status: 0 stopped with Ctrl-C; 1 the port is taken; 2 the arguments cannot be used."
    })
final class WatchCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "URL",
      arity = "1..*",
      description =
          "Control APIs of the nodes, as http://127.0.0.1:PORT; the CMD's is one of them.")
  private List<String> urls = List.of();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The page's port on 127.0.0.1; any that is free by default.")
  private int port;

  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  WatchCommand() {}

  @Override
  public Integer call() {
    if (port < 0 || port > MAX_PORT) {
      throw CliException.usage("--port " + port, "give 0 to " + MAX_PORT);
    }
    List<InetSocketAddress> controls = urls.stream().map(ControlUrl::parse).toList();
    try (LivePage page = LivePage.start(controls, port)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(page.address());
      out.println("Ctrl-C ends it.");
      out.flush();
      if (open) {
        Browser.open(page.address().toString(), spec.commandLine().getErr());
      }
      new CountDownLatch(1).await();
    } catch (IOException taken) {
      throw CliException.negative("--port " + port, String.valueOf(taken.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.OK;
  }
}
