package org.maarg.runtime.yaml;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.cmd.MnAuthorization;
import org.maarg.runtime.config.DataPlaneSettings;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * Reads the configuration file of a node. Strictly: an unknown or missing key, a value out of its
 * range and values that contradict each other are all errors, each with its line, and all of a file
 * are told at once. The keys are explained in {@code samples/cmd.yaml} and {@code
 * samples/maar1.yaml}.
 */
public final class NodeConfigReader {
  /** No configuration of a domain comes near; a wrong file is noticed before it fills memory. */
  private static final int MAX_OCTETS = 1 << 20;

  private static final int MAX_PREFIX_LENGTH = 64;
  private static final int MAX_INDEX_BITS = 24;
  private static final int MAX_MAAR_NUMBER = 0xffff;

  private enum Role {
    CMD,
    MAAR
  }

  private enum Kind {
    UDP,
    RAW
  }

  private final ConfigProblems problems;
  private final ConfigSection file;

  private NodeConfigReader(ConfigProblems problems, ConfigSection file) {
    this.problems = problems;
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException if it cannot be read or used; the message has a line for each problem
   */
  public static NodeSettings read(Path path) throws ConfigException {
    return parse(YamlReader.textOf(path, MAX_OCTETS), path.toString());
  }

  /**
   * Reads a text.
   *
   * @param name of the file it is from, for messages
   * @throws ConfigException as {@link #read}
   */
  public static NodeSettings parse(String text, String name) throws ConfigException {
    ConfigProblems problems = new ConfigProblems(name);
    ConfigSection file = ConfigSection.of("", YamlReader.read(text, name, problems), problems);
    return new NodeConfigReader(problems, file).settings();
  }

  private NodeSettings settings() throws ConfigException {
    Optional<Role> role = file.required("role", ConfigValues.oneOf(Role.values(), this::lower));
    Optional<Ipv6Address> address = file.required("address", ConfigValues::nodeAddress);
    Optional<Mode> mode = file.required("mode", ConfigValues::mode);
    Optional<Profile> profile = ConfigProfile.read(file);
    Optional<Integer> lifetime = file.required("lifetime", ConfigValues::lifetime);
    Optional<String> logLevel = file.optional("logLevel", ConfigValues::logLevel, "INFO");
    Optional<Path> state = file.optional("state", ConfigValues::path);
    Optional<InetSocketAddress> control = control();
    Optional<TransportSettings> transport = transport();
    Optional<DataPlaneSettings> dataPlane = dataPlane(role);
    boolean udp = transport.isEmpty() || transport.get() instanceof TransportSettings.Udp;
    Optional<RoleSettings> roleSettings = role.flatMap(this::roleSettings);
    ConfigPeers peers = ConfigPeers.read(file, udp, roleSettings);
    Optional<IpsecSettings> ipsec = ConfigIpsec.read(file, transport, peers.forIpsec());
    address.ifPresent(own -> peers.checkAgainst(own, transport, roleSettings));
    Optional<RoleSettings> whole = roleSettings.map(one -> withMobileNodes(one, peers));
    if (role.isPresent()) {
      file.close();
    }
    problems.throwIfAny();
    return new NodeSettings(
        address.orElseThrow(),
        whole.orElseThrow(),
        mode.orElseThrow(),
        profile.orElseThrow(),
        lifetime.orElseThrow(),
        transport.orElseThrow(),
        peers.settings(),
        control,
        logLevel.orElseThrow(),
        dataPlane,
        state,
        ipsec);
  }

  /** A CMD has none, and the key is unknown there. */
  private Optional<DataPlaneSettings> dataPlane(Optional<Role> role) {
    boolean isCmd = role.isPresent() && role.get() == Role.CMD;
    return isCmd ? Optional.empty() : ConfigDataPlane.read(file);
  }

  private String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Optional<InetSocketAddress> control() {
    Optional<ConfigSection> section = file.section("control");
    Optional<InetSocketAddress> bind =
        section.flatMap(control -> control.required("bind", ConfigValues::loopbackEndpoint));
    section.ifPresent(ConfigSection::close);
    return bind;
  }

  private Optional<TransportSettings> transport() {
    ConfigSection section = file.requiredSection("transport");
    if (!file.has("transport")) {
      return Optional.empty();
    }
    Optional<Kind> kind = section.required("kind", ConfigValues.oneOf(Kind.values(), this::lower));
    Optional<TransportSettings> settings =
        kind.flatMap(which -> which == Kind.UDP ? udp(section) : raw(section));
    if (kind.isPresent()) {
      section.close();
    }
    return settings;
  }

  private static Optional<TransportSettings> udp(ConfigSection section) {
    return section.required("bind", ConfigValues::localEndpoint).map(TransportSettings.Udp::new);
  }

  private static Optional<TransportSettings> raw(ConfigSection section) {
    Optional<Path> namespace = section.optional("namespace", Path::of);
    return Optional.of(new TransportSettings.Raw(namespace));
  }

  private Optional<RoleSettings> roleSettings(Role role) {
    return role == Role.CMD ? Optional.of(new RoleSettings.Cmd(MnAuthorization.ALL)) : maar();
  }

  /** A CMD's mobile nodes are told by lists of its own, and by one of each MAAR among its peers. */
  private RoleSettings withMobileNodes(RoleSettings role, ConfigPeers peers) {
    if (role instanceof RoleSettings.Maar) {
      return role;
    }
    return new RoleSettings.Cmd(
        new MnPolicy(
            MnList.read(file, "knownMobileNodes"),
            MnList.read(file, "authorizedMobileNodes"),
            peers.mobileNodes()));
  }

  private Optional<RoleSettings> maar() {
    Optional<Ipv6Address> cmd = file.required("cmd", ConfigValues::nodeAddress);
    Optional<Ipv6Prefix> pool = file.required("pool", ConfigValues::prefix);
    Optional<Integer> length =
        file.required("prefixLength", ConfigValues.number(0, MAX_PREFIX_LENGTH));
    Optional<Integer> number = file.required("number", ConfigValues.number(0, MAX_MAAR_NUMBER));
    List<Ipv6Prefix> networks = localNetworks();
    if (pool.isPresent() && length.isPresent()) {
      checkLengths(pool.get(), length.get());
    }
    if (cmd.isEmpty() || pool.isEmpty() || length.isEmpty() || number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RoleSettings.Maar(cmd.get(), pool.get(), length.get(), number.get(), networks));
  }

  /** What only this MAAR reaches; each is told once, in an option of its own (RFC 8885 4.4). */
  private List<Ipv6Prefix> localNetworks() {
    List<Ipv6Prefix> networks = file.list("localNetworks", ConfigValues::localNetwork);
    if (networks.size() > LocalNetworks.MOST) {
      file.problem("localNetworks", "has " + networks.size() + ", more than " + LocalNetworks.MOST);
    }
    for (int i = 1; i < networks.size(); i++) {
      if (networks.subList(0, i).contains(networks.get(i))) {
        file.problem("localNetworks", "has " + networks.get(i) + " twice");
      }
    }
    return networks;
  }

  private void checkLengths(Ipv6Prefix pool, int length) {
    if (length < pool.length()) {
      file.problem("prefixLength", "a /" + length + " is not inside the pool " + pool);
    } else if (length - pool.length() > MAX_INDEX_BITS) {
      file.problem(
          "prefixLength",
          "longer than that of the pool " + pool + " by more than " + MAX_INDEX_BITS);
    }
  }
}
