package org.maarg.cli.conformance;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.cli.CliException;
import org.maarg.cli.ControlUrl;
import org.maarg.conformance.Sample;
import org.maarg.conformance.peers.WrongPeer;
import org.maarg.conformance.play.Attachment;
import org.maarg.conformance.play.CommandAttachment;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Subscribers;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.TesterSettings;
import org.maarg.conformance.play.UrlAttachment;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import picocli.CommandLine.Option;

/** What the conformance tester is told of the target and its domain. */
final class ConformanceOptions {
  private static final int MAX_PORT = 0xffff;
  private static final int MAX_OCTET = 0xff;
  private static final int DEMO_MAARS = 3;

  @Option(names = "--role", paramLabel = "ROLE", description = "What the target is: cmd or maar.")
  private Optional<TargetRole> role = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      description =
          "UDP endpoint of the target; over raw sockets its address (default: as in samples/).")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--target-address",
      paramLabel = "ADDRESS",
      description = "Node address of the target, for UDP (default: as in samples/).")
  private Optional<Ipv6Address> targetAddress = Optional.empty();

  @Option(
      names = "--target-pool",
      paramLabel = "PREFIX",
      description = "The prefix that a target MAAR assigns from (default: as in samples/).")
  private Optional<String> targetPool = Optional.empty();

  @Option(
      names = "--transport",
      paramLabel = "KIND",
      description = "udp, or raw for IPv6 packets of protocol 135 (default: ${DEFAULT-VALUE}).",
      defaultValue = "udp")
  private String transport = "udp";

  @Option(
      names = "--play",
      paramLabel = "ADDRESS,HOST:PORT[,POOL]",
      description =
          "A node that the tester plays, where, and if it is a MAAR its pool; for a target MAAR the"
              + " CMD first. Repeat for each node (default: those of samples/).")
  private List<String> play = List.of();

  @Option(
      names = "--maars",
      paramLabel = "N",
      description =
          "Without --play: how many MAARs the tester plays, at ports 5437, 5438, ...; the target has"
              + " to know them (default: all of samples/).")
  private Optional<Integer> maars = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "Mode of the domain: relay, locator or proxy (default: ${DEFAULT-VALUE}).",
      defaultValue = "relay")
  private Mode mode = Mode.RELAY;

  @Option(
      names = "--design",
      paramLabel = "A|B",
      description =
          "Deregistration (RFC 8885 3.5): A, only the serving MAAR ends a session; B, P-MAARs ask at"
              + " expiry (default: ${DEFAULT-VALUE}).",
      defaultValue = "B")
  private String design = "B";

  @Option(
      names = "--realm",
      paramLabel = "@REALM",
      description = "Realm of the tester's mobile nodes (default: ${DEFAULT-VALUE}).",
      defaultValue = Sample.REALM)
  private String realm = Sample.REALM;

  @Option(
      names = "--subscribers",
      paramLabel = "FILE",
      description =
          "The mobile nodes that the target has been provisioned with, instead of --realm: one NAI a"
              + " line, and behind it any prefixes that it has at MAARs. Each case uses others.")
  private Optional<Path> subscribers = Optional.empty();

  @Option(
      names = "--handoff-indicator",
      paramLabel = "N",
      description = "Of first registrations and handovers, 0..255 (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int handoffIndicator;

  @Option(
      names = "--access-technology",
      paramLabel = "N",
      description = "Access Technology Type, 0..255 (default: ${DEFAULT-VALUE}, a wireless LAN).",
      defaultValue = "4")
  private int accessTechnology;

  @Option(
      names = "--unauthorized",
      paramLabel = "NAI",
      description =
          "A mobile node that a target CMD must refuse, or 'none' (default: ${DEFAULT-VALUE}).",
      defaultValue = Sample.UNAUTHORIZED)
  private String unauthorized = Sample.UNAUTHORIZED;

  @Option(
      names = "--pace",
      paramLabel = "RATE,BURST",
      description =
          "PBUs a second, and at once, that a target CMD may send (default: ${DEFAULT-VALUE}).",
      defaultValue = "1000,100")
  private String pace = "1000,100";

  @Option(
      names = "--timeout",
      paramLabel = "MS",
      description = "How long an answer may take, in ms (default: ${DEFAULT-VALUE}).",
      defaultValue = "2000")
  private long timeoutMillis;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Cases at a time; 1 for a target that counts MAX_UPDATE_RATE over all mobile nodes"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "32")
  private int jobs;

  @Option(
      names = "--attach-url",
      paramLabel = "URL",
      description = "Control API of a maarg MAAR, which attaches and detaches mobile nodes.")
  private Optional<String> attachUrl = Optional.empty();

  @Option(
      names = "--attach-command",
      paramLabel = "COMMAND",
      description =
          "Shell command that attaches a mobile node to a target MAAR; {mn} stands for its NAI.")
  private Optional<String> attachCommand = Optional.empty();

  @Option(
      names = "--detach-command",
      paramLabel = "COMMAND",
      description = "Shell command that lets it leave; without it some cases are skipped.")
  private Optional<String> detachCommand = Optional.empty();

  TargetRole requiredRole() {
    return role.orElseThrow(() -> CliException.usage("--role", "is missing: cmd or maar"));
  }

  /** Settings for a target elsewhere. */
  TesterSettings settings(TargetRole of) {
    TesterSettings base = Sample.settings(of);
    boolean raw = isRaw();
    Optional<InetSocketAddress> endpoint =
        raw
            ? Optional.empty()
            : Optional.of(target.map(it -> endpoint("--target", it)).orElse(udp(base)));
    Ipv6Address address =
        raw
            ? target.map(it -> address("--target", it)).orElse(base.targetAddress())
            : targetAddress.orElse(base.targetAddress());
    return with(base, address, endpoint, nodes(of, base), mode);
  }

  /** Settings for a peer inside this program; in a mode in which it is wrong. */
  TesterSettings demoSettings(WrongPeer peer) {
    Mode in = peer.modes().contains(mode) ? mode : peer.modes().iterator().next();
    TesterSettings base = Sample.settings(peer.role(), in, maars.orElse(DEMO_MAARS), false);
    return with(base, base.targetAddress(), base.targetEndpoint(), base.played(), in);
  }

  private TesterSettings with(
      TesterSettings base,
      Ipv6Address address,
      Optional<InetSocketAddress> endpoint,
      List<Played> played,
      Mode in) {
    requireAtLeastOne("--timeout", timeoutMillis);
    requireAtLeastOne("--jobs", jobs);
    return new TesterSettings(
        base.role(),
        address,
        endpoint,
        targetPool.map(it -> prefix("--target-pool", it)).orElse(base.targetPool()),
        played,
        in,
        design(),
        subscribers(),
        unauthorized.equals("none") ? Optional.empty() : Optional.of(unauthorized),
        pacing(),
        timeoutMillis,
        jobs);
  }

  private Subscribers subscribers() {
    requireOctet("--handoff-indicator", handoffIndicator);
    requireOctet("--access-technology", accessTechnology);
    return new Subscribers(
        realm,
        subscribers.map(SubscribersFile::read).orElse(List.of()),
        handoffIndicator,
        accessTechnology);
  }

  private static void requireOctet(String option, int value) {
    if (value < 0 || value > MAX_OCTET) {
      throw CliException.usage(option, value + " is not from 0 to " + MAX_OCTET);
    }
  }

  private static void requireAtLeastOne(String option, long value) {
    if (value < 1) {
      throw CliException.usage(option, value + " is less than 1");
    }
  }

  private boolean isRaw() {
    return switch (transport) {
      case "udp" -> false;
      case "raw" -> true;
      default -> throw CliException.usage("--transport", "'" + transport + "' is not udp or raw");
    };
  }

  private static InetSocketAddress udp(TesterSettings base) {
    return base.targetEndpoint().orElseThrow();
  }

  private List<Played> nodes(TargetRole of, TesterSettings base) {
    if (play.isEmpty()) {
      return maars.map(number -> Sample.played(of, number, true)).orElse(base.played());
    }
    List<Played> nodes = new ArrayList<>();
    for (String text : play) {
      nodes.add(played(text));
    }
    boolean cmdFirst = nodes.get(0).pool().isEmpty();
    if (cmdFirst != (of == TargetRole.MAAR)) {
      throw CliException.usage(
          "--play", "for a target MAAR, and only then, the first node is a CMD, without pool");
    }
    return nodes;
  }

  private Played played(String text) {
    List<String> parts = List.of(text.split(",", -1));
    if (parts.size() < 2 || parts.size() > 3) {
      throw CliException.usage("--play", "'" + text + "' is not ADDRESS,HOST:PORT[,POOL]");
    }
    Optional<Ipv6Prefix> pool =
        parts.size() == 3 ? Optional.of(prefix("--play", parts.get(2))) : Optional.empty();
    String name = (pool.isEmpty() ? "CMD " : "MAAR ") + parts.get(0);
    return new Played(
        name, address("--play", parts.get(0)), pool, endpoint("--play", parts.get(1)));
  }

  private static Ipv6Address address(String option, String text) {
    try {
      return Ipv6Address.parse(text);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(option, String.valueOf(e.getMessage()));
    }
  }

  private static Ipv6Prefix prefix(String option, String text) {
    try {
      return Ipv6Prefix.parse(text);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(option, String.valueOf(e.getMessage()));
    }
  }

  private static InetSocketAddress endpoint(String option, String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > MAX_PORT) {
      throw CliException.usage(option, "'" + text + "' is not HOST:PORT");
    }
    try {
      InetAddress host = InetAddress.getByName(text.substring(0, colon));
      return new InetSocketAddress(host, Integer.parseInt(port));
    } catch (UnknownHostException e) {
      throw CliException.usage(option, "the host of '" + text + "' is not known");
    }
  }

  private Deregistration design() {
    return switch (design) {
      case "A", "a" -> Deregistration.SERVING_MAAR_ONLY;
      case "B", "b" -> Deregistration.RENEWED_BY_CMD;
      default -> throw CliException.usage("--design", "'" + design + "' is not A or B");
    };
  }

  private TesterSettings.Pacing pacing() {
    if (!pace.matches("\\d{1,6},\\d{1,6}")) {
      throw CliException.usage("--pace", "'" + pace + "' is not RATE,BURST");
    }
    int comma = pace.indexOf(',');
    return new TesterSettings.Pacing(
        Integer.parseInt(pace.substring(0, comma)), Integer.parseInt(pace.substring(comma + 1)));
  }

  /** How mobile nodes come to the target. */
  Attachment attachment(TargetRole of) {
    if (of == TargetRole.CMD) {
      return Attachment.NONE;
    }
    if (attachUrl.isPresent()) {
      return new UrlAttachment(ControlUrl.client("--attach-url", attachUrl.get()));
    }
    String command =
        attachCommand.orElseThrow(
            () -> CliException.usage("--attach-url", "or --attach-command is needed for a MAAR"));
    return new CommandAttachment(command, detachCommand);
  }
}
