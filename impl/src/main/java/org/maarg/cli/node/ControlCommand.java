package org.maarg.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ControlUrl;
import org.maarg.cli.ExitStatus;
import org.maarg.cli.Json;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks something of a running node. */
abstract class ControlCommand implements Callable<Integer> {
  private static final int BAD_REQUEST = 400;

  /** Attaches a mobile node. */
  @Command(
      name = "attach",
      header = "Tell a running MAAR that a mobile node has attached to its link.",
      description = {
        "",
        "Returns when the MAAR has begun to register the mobile node; 'maarg bindings' shows the"
            + " outcome. A mobile node that moves is detached from the MAAR it leaves and attached"
            + " to the next.",
        ""
      },
      footer = {
        "",
        "Example: maarg attach --node http://127.0.0.1:8886 --mn mn1@example.org",
        "",
        "Exit status: 0 done; 1 the node refused or does not answer; 2 arguments cannot be used."
      })
  static final class Attach extends ControlCommand {
    @Option(
        names = "--mn",
        paramLabel = "NAI",
        required = true,
        description = "Network access identifier of the mobile node.")
    private String mn = "";

    @Option(
        names = "--link-layer",
        paramLabel = "HEX",
        description = "Its link-layer address (default: ${DEFAULT-VALUE}).",
        defaultValue = "02:00:00:00:00:01")
    private String linkLayer = "";

    @Option(
        names = "--access",
        paramLabel = "TYPE",
        description =
            "Access technology: virtual, ppp, ethernet, wlan, wimax or a number (default:"
                + " ${DEFAULT-VALUE}).",
        defaultValue = "wlan")
    private String access = "";

    @Override
    JsonNode ask(ControlClient node) throws ControlException {
      return node.attach(mn, linkLayer, access);
    }

    @Override
    String text(JsonNode answer) {
      return ControlText.done(answer);
    }
  }

  /** Detaches a mobile node. */
  @Command(
      name = "detach",
      header = "Tell a running MAAR that a mobile node has left its link.",
      description = {
        "",
        "The registration stays until its lifetime ends, for the mobile node may show up at another"
            + " MAAR (RFC 8885 3.5).",
        ""
      },
      footer = {
        "",
        "Example: maarg detach --node http://127.0.0.1:8886 --mn mn1@example.org",
        "",
        "Exit status: 0 done; 1 the node refused or does not answer; 2 arguments cannot be used."
      })
  static final class Detach extends ControlCommand {
    @Option(
        names = "--mn",
        paramLabel = "NAI",
        required = true,
        description = "Network access identifier of the mobile node.")
    private String mn = "";

    @Override
    JsonNode ask(ControlClient node) throws ControlException {
      return node.detach(mn);
    }

    @Override
    String text(JsonNode answer) {
      return ControlText.done(answer);
    }
  }

  /** Shows what a node knows. */
  @Command(
      name = "bindings",
      header = "Show the bindings, tunnels and advertised routers of a running node.",
      description = {""},
      footer = {
        "",
        "Example: maarg bindings --node http://127.0.0.1:8885",
        "",
        "Exit status: 0 done; 1 the node does not answer; 2 arguments cannot be used."
      })
  static final class Bindings extends ControlCommand {
    @Override
    JsonNode ask(ControlClient node) throws ControlException {
      return node.bindings();
    }

    @Override
    String text(JsonNode answer) {
      return ControlText.bindings(answer);
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--node",
      paramLabel = "URL",
      required = true,
      description = "Control API of the node, as http://127.0.0.1:PORT; its ready line tells it.")
  private String url = "";

  @Option(names = "--json", description = "Write what the node answers, in JSON.")
  private boolean json;

  private ControlCommand() {}

  abstract JsonNode ask(ControlClient node) throws ControlException;

  abstract String text(JsonNode answer);

  @Override
  public Integer call() {
    ControlClient node = ControlUrl.client(url);
    PrintWriter out = spec.commandLine().getOut();
    try {
      JsonNode answer = ask(node);
      out.print(json ? Json.write(answer) + "\n" : text(answer));
      out.flush();
      return ExitStatus.OK;
    } catch (ControlException e) {
      String reason = String.valueOf(e.getMessage());
      throw e.status() == BAD_REQUEST
          ? CliException.usage(url, reason)
          : CliException.negative(url, reason);
    }
  }
}
