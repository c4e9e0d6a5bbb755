package org.maarg.cli.node;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.ipsec.DaemonText;
import org.maarg.runtime.ipsec.FilterText;
import org.maarg.runtime.ipsec.IpsecException;
import org.maarg.runtime.ipsec.SwanctlText;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what the host of a node is told about IPsec. */
@Command(
    name = "ipsec",
    header = "Write strongSwan's configuration and the packet filter of a node with IPsec.",
    description = {
      "",
      "Out of the configuration of a node whose peers have securityAssociation: verified, writes to"
          + " standard output what its host needs:",
      "",
      "  swanctl     connections, one for each verified peer: for /etc/swanctl/conf.d",
      "  secrets     pre-shared keys, read from their files: likewise, for root's eyes alone",
      "  strongswan  settings of the daemon: for /etc/strongswan.d",
      "  nft         the filter that drops and counts signalling in clear text. A node puts it in"
          + " place itself when it starts",
      "",
      "No other text has a key in it, and no log."
    },
    footer = {
      "",
      "Example: maarg ipsec --config cmd.yaml --print swanctl > /etc/swanctl/conf.d/cmd.conf",
      "",
      "Exit status: 0 done; 1 a key cannot be had; 2 the configuration cannot be used."
    })
final class IpsecCommand implements Callable<Integer> {
  /** What there is to write. */
  enum What {
    SWANCTL,
    SECRETS,
    STRONGSWAN,
    NFT
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Configuration of the node in YAML, with a section ipsec.")
  private Path config = Path.of("");

  @Option(
      names = "--print",
      paramLabel = "WHAT",
      required = true,
      description = "swanctl, secrets, strongswan or nft.")
  private What what = What.SWANCTL;

  @Option(names = "--user-space", description = "As if the configuration had esp: user-space.")
  private boolean userSpace;

  @Override
  public Integer call() {
    NodeSettings node = settings();
    if (node.ipsec().isEmpty()) {
      throw CliException.usage(config.toString(), "ipsec: is missing");
    }
    try {
      spec.commandLine().getOut().print(text(userSpace ? inUserSpace(node) : node));
      spec.commandLine().getOut().flush();
    } catch (IpsecException e) {
      String name = what.name().toLowerCase(Locale.ROOT);
      throw CliException.negative(name, String.valueOf(e.getMessage()));
    }
    return ExitStatus.OK;
  }

  private NodeSettings settings() {
    try {
      return NodeConfigReader.read(config);
    } catch (ConfigException e) {
      throw CliException.usage(e.problems());
    }
  }

  private static NodeSettings inUserSpace(NodeSettings node) {
    IpsecSettings ipsec = node.ipsec().orElseThrow();
    IpsecSettings other =
        new IpsecSettings(
            IpsecSettings.Esp.USER_SPACE, ipsec.device(), ipsec.vici(), ipsec.credentials());
    return node.withIpsec(other, node.peers());
  }

  private String text(NodeSettings node) {
    return switch (what) {
      case SWANCTL -> SwanctlText.connections(node);
      case SECRETS -> SwanctlText.secrets(node);
      case STRONGSWAN -> DaemonText.of(node);
      case NFT -> FilterText.of(node);
    };
  }
}
