package org.maarg.cli.node;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.NodeProgram;
import org.maarg.runtime.NodeReload;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.dataplane.DataPlaneException;
import org.maarg.runtime.ipsec.IpsecException;
import org.maarg.runtime.state.StateException;
import org.maarg.runtime.transport.TransportException;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a node until the program is told to stop. */
abstract class NodeCommand implements Callable<Integer> {
  private static final String HANG_UP =
      "SIGHUP has it read its configuration again without losing a session: lists of mobile nodes,"
          + " endpoints and security associations of peers, log level. Where another key has"
          + " changed, the log says which, and nothing is taken up.";

  /** Runs a CMD. */
  @Command(
      name = "cmd",
      header = "Run a central mobility database (CMD) until it is stopped.",
      description = {
        "",
        "Tells one line on standard output when it is ready; the log goes to standard error. SIGINT"
            + " (Ctrl-C) and SIGTERM stop it; peers are told nothing, and without a state folder its"
            + " sessions are then gone.",
        HANG_UP,
        ""
      },
      footer = {
        "",
        "Example: maarg cmd --config samples/cmd.yaml",
        "",
        "Exit status: 0 stopped by a signal; 1 a socket cannot be had, or the host cannot"
            + " forward; 2 the configuration cannot be"
            + " used."
      })
  static final class Cmd extends NodeCommand {
    Cmd() {
      super("cmd");
    }
  }

  /** Runs a MAAR. */
  @Command(
      name = "maar",
      header = "Run a mobility anchor and access router (MAAR) until it is stopped.",
      description = {
        "",
        "Tells one line on standard output when it is ready; the log goes to standard error. Mobile"
            + " nodes are attached and detached with 'maarg attach' and 'maarg detach'. SIGINT"
            + " (Ctrl-C) and SIGTERM stop it; peers are told nothing, and without a state folder its"
            + " sessions are then gone.",
        HANG_UP,
        ""
      },
      footer = {
        "",
        "Example: maarg maar --config samples/maar1.yaml",
        "",
        "Exit status: 0 stopped by a signal; 1 a socket cannot be had, or the host cannot"
            + " forward; 2 the configuration cannot be"
            + " used."
      })
  static final class Maar extends NodeCommand {
    Maar() {
      super("maar");
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Configuration of the node in YAML; samples/cmd.yaml explains the keys.")
  private Path config = Path.of("");

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description =
          "Write what the node sends and receives into a capture file, between the addresses of the"
              + " nodes; 'maarg decode' and Wireshark read it.")
  private Optional<Path> pcap = Optional.empty();

  @Option(
      names = "--check-config",
      description = "Read the configuration, say whether it can be used, and start nothing.")
  private boolean checkConfig;

  private final String role;

  private NodeCommand(String role) {
    this.role = role;
  }

  @Override
  public Integer call() {
    NodeSettings settings = settings();
    if (checkConfig) {
      spec.commandLine().getOut().println(config + ": good, " + role + " " + settings.address());
      spec.commandLine().getOut().flush();
      return ExitStatus.OK;
    }
    boolean overUdp = settings.transport() instanceof TransportSettings.Udp;
    LiveNode node =
        start(settings, pcap.map(file -> NodeCapture.create(file, overUdp)).stream().toList());
    stopWithTheProgram(node);
    HangUp.runs(new NodeReload(node, config));
    var out = spec.commandLine().getOut();
    out.println(ready(node));
    out.flush();
    try {
      node.awaitStop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      node.close();
    }
    Optional<String> failure = node.failure();
    if (failure.isPresent()) {
      throw CliException.negative("state", failure.get());
    }
    return ExitStatus.OK;
  }

  private NodeSettings settings() {
    try {
      NodeSettings settings = NodeConfigReader.read(config);
      if (!settings.roleName().equals(role)) {
        String actual = settings.roleName();
        throw CliException.usage(
            config.toString(), "role: is " + actual + "; 'maarg " + actual + "' runs it");
      }
      return settings;
    } catch (ConfigException e) {
      throw CliException.usage(e.problems());
    }
  }

  private static LiveNode start(NodeSettings settings, List<NodeCapture> captures) {
    try {
      return NodeProgram.start(settings, captures);
    } catch (TransportException | DataPlaneException | IpsecException | StateException e) {
      throw CliException.negative("start", String.valueOf(e.getMessage()));
    }
  }

  /**
   * A signal runs the hook. Without halt the exit status would be that of the signal, as if the
   * node had not stopped by itself.
   */
  private static void stopWithTheProgram(LiveNode node) {
    Thread hook =
        new Thread(
            () -> {
              node.close();
              int status = node.failure().isPresent() ? ExitStatus.NEGATIVE : ExitStatus.OK;
              Runtime.getRuntime().halt(status);
            },
            "maarg-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private String ready(LiveNode node) {
    String control =
        node.controlEndpoint().map(NodeCommand::url).map(it -> ", control API at " + it).orElse("");
    String name = role.toUpperCase(Locale.ROOT);
    return "ready: " + name + " " + node.address() + " at " + node.endpointText() + control;
  }

  private static String url(InetSocketAddress endpoint) {
    String host = endpoint.getAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + endpoint.getPort();
  }
}
