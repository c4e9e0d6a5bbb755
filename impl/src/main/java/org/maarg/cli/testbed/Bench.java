package org.maarg.cli.testbed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;

/**
 * Network namespaces with cables between them: a correspondent, the operator's core, a CMD, MAARs,
 * and a mobile node whose link is plugged from one MAAR's access point into the next one's; it may
 * have several.
 *
 * <pre>
 *   cn --- core --- cmd
 *             +---- maar1 (ap0) --- air (br1)
 *             +---- maar2 (ap0) --- air (br2) --- mn (mn0)
 * </pre>
 *
 * All names begin with the bench's own, so that what an interrupted run has left is found again.
 */
final class Bench implements AutoCloseable {
  /** How the names of all namespaces of all benches begin. */
  static final String PREFIX = "maargtb-";

  static final Ipv6Address CMD = Ipv6Address.parse("2001:db8:0:c::c");
  static final Ipv6Address CORRESPONDENT = Ipv6Address.parse("2001:db8:fe::2");

  /** A network behind a MAAR that nothing else has a route to, and a host on it. */
  static final Ipv6Prefix LAN = Ipv6Prefix.parse("fd00:10c::/64");

  static final Ipv6Address LAN_HOST = Ipv6Address.parse("fd00:10c::2");
  static final Octets MN_MAC = MnInterface.mac(0);
  static final int ACCESS_MTU = 1500;

  private static final Path FOLDER = Path.of("/run/netns");
  private static final long DOCUMENTATION = 0x20010db8L << 32;
  private static final int POOL_LENGTH = 40;
  private static final Pattern INDEX = Pattern.compile("(?m)^(\\d+): ");

  private final String name;
  private final int maars;
  private int maarOfLan;
  private final List<String> namespaces = new ArrayList<>();
  private final List<MnInterface> interfaces = new ArrayList<>();

  /**
   * Makes a bench.
   *
   * @param name of letters and digits, unique on this machine
   * @param maars 1..9
   * @param coreMtu of the links between nodes and core, at least 1280
   * @throws Shell.ShellException if that fails; nothing is left then
   */
  Bench(String name, int maars, int coreMtu) {
    this.name = name;
    this.maars = maars;
    try {
      make(coreMtu);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Removes what benches of earlier runs have left, with the programs that still run in it. */
  static void sweep(String name) {
    if (!Files.isDirectory(FOLDER)) {
      return;
    }
    for (String line : Shell.run("ip", "netns", "list").split("\n", -1)) {
      String namespace = line.split(" ", -1)[0];
      if (namespace.startsWith(PREFIX + name + "-")) {
        remove(namespace);
      }
    }
  }

  private static void remove(String namespace) {
    for (String pid : Shell.run("ip", "netns", "pids", namespace).split("\n", -1)) {
      if (!pid.isBlank() && Long.parseLong(pid.trim()) != ProcessHandle.current().pid()) {
        ProcessHandle.of(Long.parseLong(pid.trim())).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    Shell.run("ip", "netns", "del", namespace);
  }

  private void make(int coreMtu) {
    for (String role : List.of("cn", "core", "cmd", "air", "mn")) {
      add(role);
    }
    for (int k = 1; k <= maars; k++) {
      add("maar" + k);
    }
    cable("cn", "up0", "core", "cn", coreMtu);
    cable("cmd", "up0", "core", "cmd", coreMtu);
    address("cn", "up0", CORRESPONDENT + "/64", "core", "cn", "2001:db8:fe::1");
    address("cmd", "up0", CMD + "/64", "core", "cmd", "2001:db8:0:c::fe");
    for (int k = 1; k <= maars; k++) {
      maar(k, coreMtu);
    }
    addInterface();
  }

  /** Adds an interface of the mobile node, the first one or, before there are nodes, another. */
  MnInterface addInterface() {
    MnInterface added = MnInterface.make(this, interfaces.size());
    interfaces.add(added);
    return added;
  }

  /** The interfaces of the mobile node, the first one first. */
  List<MnInterface> interfaces() {
    return List.copyOf(interfaces);
  }

  private void maar(int k, int coreMtu) {
    String maar = "maar" + k;
    cable(maar, "up0", "core", maar, coreMtu);
    address(maar, "up0", maarAddress(k) + "/64", "core", maar, "2001:db8:0:" + k + "::fe");
    ip("core", "route add " + maarPool(k) + " via " + maarAddress(k));
    ip(
        "air",
        "link add br" + k + " type bridge mcast_snooping 0",
        "link set br" + k + " addrgenmode none",
        "link set br" + k + " up",
        "link add ap" + k + " type veth peer name ap0 netns " + full(maar),
        "link set ap" + k + " addrgenmode none",
        "link set ap" + k + " master br" + k,
        "link set ap" + k + " up");
    ip(maar, "link set ap0 addrgenmode none", "link set ap0 up");
  }

  /** Adds the local network of a MAAR, before there are nodes. */
  void addLan(int maar) {
    add("lan");
    cable("lan", "up0", "maar" + maar, "lan0", ACCESS_MTU);
    address("lan", "up0", LAN_HOST + "/64", "maar" + maar, "lan0", "fd00:10c::1");
    // Linux as a host takes no routes from advertisements otherwise (RFC 4191).
    sysctl("mn", "conf/mn0/accept_ra_rt_info_max_plen=128");
    maarOfLan = maar;
  }

  /** The local networks of a MAAR. */
  List<Ipv6Prefix> localNetworks(int maar) {
    return maar == maarOfLan ? List.of(LAN) : List.of();
  }

  private void add(String role) {
    Shell.run("ip", "netns", "add", full(role));
    namespaces.add(role);
    boolean forwards = role.equals("core") || role.startsWith("maar");
    sysctl(
        role,
        "conf/default/accept_dad=0",
        "conf/all/forwarding=" + (forwards ? 1 : 0),
        "conf/default/forwarding=" + (forwards ? 1 : 0),
        "icmp/ratelimit=0");
    ip(role, "link set lo up");
  }

  private void cable(String one, String port, String other, String otherPort, int mtu) {
    ip(
        one,
        "link add "
            + port
            + " mtu "
            + mtu
            + " type veth peer name "
            + otherPort
            + " mtu "
            + mtu
            + " netns "
            + full(other));
    ip(one, "link set " + port + " up");
    ip(other, "link set " + otherPort + " up");
  }

  private void address(
      String one, String port, String address, String other, String otherPort, String gateway) {
    ip(one, "addr add " + address + " dev " + port + " nodad");
    ip(other, "addr add " + gateway + "/64 dev " + otherPort + " nodad");
    ip(one, "route add default via " + gateway);
  }

  /** Sets values of the kernel for IPv6 in a namespace, each as name=value. */
  void sysctl(String role, String... values) {
    for (String value : values) {
      String[] parts = value.split("=", -1);
      String path = "/proc/sys/net/ipv6/" + parts[0];
      Shell.run(Shell.inside(file(role), "sh", "-c", "echo " + parts[1] + " > " + path), "");
    }
  }

  /**
   * Commands of iproute2 for IPv6 in a namespace.
   *
   * @throws Shell.ShellException if one fails
   */
  void ip(String role, String... commands) {
    Shell.run(
        Shell.inside(file(role), "ip", "-6", "-batch", "-"), String.join("\n", commands) + "\n");
  }

  /** What a command of iproute2 for IPv6 shows in a namespace. */
  String show(String role, String... command) {
    List<String> whole = new ArrayList<>(List.of("ip", "-6"));
    whole.addAll(List.of(command));
    return Shell.run(Shell.inside(file(role), whole.toArray(String[]::new)), "");
  }

  /** The index of a network device in a namespace; the program may say other things as well. */
  int indexOf(String role, String device) {
    String said =
        Shell.run(Shell.inside(file(role), "ip", "-o", "link", "show", "dev", device), "");
    Matcher matcher = INDEX.matcher(said);
    if (!matcher.find()) {
      throw new Shell.ShellException("no index of " + device + ": " + said.trim());
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** The name of a namespace on this machine. */
  String full(String role) {
    return PREFIX + name + "-" + role;
  }

  /** The file of a namespace: cn, core, cmd, air, mn, maar1, maar2, ... */
  Path file(String role) {
    return FOLDER.resolve(full(role));
  }

  /** Address of MAAR 1, 2, ... */
  static Ipv6Address maarAddress(int number) {
    return Ipv6Address.of(DOCUMENTATION | number, 1);
  }

  /** The pool of MAAR 1, 2, ... */
  static Ipv6Prefix maarPool(int number) {
    return Ipv6Prefix.of(Ipv6Address.of(DOCUMENTATION | (long) number << 24, 0), POOL_LENGTH);
  }

  /** The mobile node's address in a prefix, of its first interface. */
  static Ipv6Address mnAddress(Ipv6Prefix prefix) {
    return MnInterface.address(0, prefix);
  }

  /**
   * Takes the mobile node's link out of where it is and plugs it into a MAAR's access point; the
   * mobile node solicits a router.
   */
  void attach(int maar) {
    interfaces.get(0).attach(maar);
  }

  /** The first half of {@link #attach}. */
  void plugIn(int maar) {
    interfaces.get(0).plugIn(maar);
  }

  /** Has the mobile node forget what MTU it was advertised, and never learn it again. */
  void forgetAdvertisedMtu() {
    sysctl("mn", "conf/mn0/accept_ra_mtu=0", "conf/mn0/mtu=" + ACCESS_MTU);
  }

  /** Has the mobile node solicit a router. */
  void solicit() {
    interfaces.get(0).solicit();
  }

  /** Unplugs the mobile node. */
  void detach() {
    interfaces.get(0).detach();
  }

  @Override
  public void close() {
    interfaces.forEach(MnInterface::close);
    interfaces.clear();
    for (String role : namespaces) {
      remove(full(role));
    }
    namespaces.clear();
  }
}
