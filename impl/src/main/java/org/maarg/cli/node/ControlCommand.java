package org.maarg.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
        "Returns when the MAAR has begun to register the mobile node; with --wait, when the outcome"
            + " is known, which 'maarg bindings' shows as well. A mobile node that moves is detached from the MAAR it leaves and attached"
            + " to the next.",
        ""
      },
      footer = {
        "",
        "Example: maarg attach --node http://127.0.0.1:8886 --mn mn1@example.org",
        "",
        "Exit status: 0 done; 1 the node refused or does not answer, or with --wait the mobile node"
            + " is not registered; 2 arguments cannot be used."
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

    @Option(
        names = "--handoff",
        paramLabel = "HINT",
        description =
            "What is known of where it comes from: new-interface, other-interface, same-interface"
                + " or unknown (default: ${DEFAULT-VALUE}). Each --link-layer of a mobile node is a"
                + " session; other-interface moves one to this interface.",
        defaultValue = "unknown")
    private String handoff = "";

    @Option(
        names = "--wait",
        paramLabel = "SECONDS",
        arity = "0..1",
        fallbackValue = "10",
        description =
            "Wait until this interface is registered or refused, so many seconds at most"
                + " (${FALLBACK-VALUE} if none are given).")
    private Optional<Integer> wait = Optional.empty();

    private Optional<String> outcome = Optional.empty();

    @Override
    JsonNode ask(ControlClient node) throws ControlException {
      if (wait.isEmpty()) {
        return node.attach(mn, linkLayer, access, handoff);
      }
      Registered registered = Registered.before(node, mn, linkLayer);
      JsonNode answer = node.attach(mn, linkLayer, access, handoff);
      outcome = Optional.of(registered.await(wait.get()));
      return answer;
    }

    @Override
    String text(JsonNode answer) {
      return outcome.orElseGet(() -> ControlText.done(answer));
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

    @Option(
        names = "--link-layer",
        paramLabel = "HEX",
        description = "Link-layer address of the interface that has left (default: all have).")
    private Optional<String> linkLayer = Optional.empty();

    @Override
    JsonNode ask(ControlClient node) throws ControlException {
      return linkLayer.isPresent() ? node.detach(mn, linkLayer.get()) : node.detach(mn);
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
        "Example: maarg bindings --node http://127.0.0.1:8885 --watch 2",
        "",
        "Exit status: 0 done; 1 the node does not answer; 2 arguments cannot be used."
      })
  static final class Bindings extends ControlCommand {
    @Option(
        names = "--watch",
        paramLabel = "SECONDS",
        arity = "0..1",
        fallbackValue = "1",
        description =
            "Show them again every so many seconds (${FALLBACK-VALUE} if none are given), until"
                + " Ctrl-C or the end of the node.")
    private Optional<Integer> watch = Optional.empty();

    @Override
    Optional<Integer> everySeconds() {
      return watch;
    }

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

  ControlCommand() {}

  /** Between two times that it is told; empty if it is told once. */
  Optional<Integer> everySeconds() {
    return Optional.empty();
  }

  private void tell(ControlClient node) throws ControlException {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode answer = ask(node);
    String again = everySeconds().isPresent() && !json ? "\n" : "";
    out.print((json ? Json.write(answer) + "\n" : text(answer)) + again);
    out.flush();
  }

  abstract JsonNode ask(ControlClient node) throws ControlException;

  abstract String text(JsonNode answer);

  @Override
  public Integer call() {
    ControlClient node = ControlUrl.client("--node", url);
    try {
      tell(node);
      while (everySeconds().isPresent()) {
        TimeUnit.SECONDS.sleep(everySeconds().get());
        tell(node);
      }
      return ExitStatus.OK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.OK;
    } catch (ControlException e) {
      String reason = String.valueOf(e.getMessage());
      throw e.status() == BAD_REQUEST
          ? CliException.usage(url, reason)
          : CliException.negative(url, reason);
    }
  }
}
