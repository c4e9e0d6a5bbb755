package org.maarg.runtime.ipsec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.linux.HostProgram;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.wire.Ipv6Address;

/**
 * The security associations that the IKE daemon has in user space. There nothing asks for one when
 * a packet needs it, as the kernel does for its own: the packet is dropped. May be used by any
 * thread.
 */
final class Associations {
  private static final int PATIENCE_SECONDS = 5;

  private volatile NodeSettings node;
  private final Optional<Path> namespace;
  private volatile Set<Ipv6Address> up = Set.of();

  Associations(NodeSettings node, Optional<Path> namespace) {
    this.node = node;
    this.namespace = namespace;
  }

  /** Looks for those with the peers of other settings from now on. */
  void use(NodeSettings next) {
    node = next;
  }

  /** True if there was one with a peer at the last look. */
  boolean isUp(Ipv6Address peer) {
    return up.contains(peer);
  }

  /** Looks which there are; none if the daemon does not answer. */
  void look() {
    Set<Ipv6Address> found = new HashSet<>();
    try {
      String said = swanctl(List.of("--list-sas", "--raw"));
      for (Ipv6Address peer : node.verifiedPeers()) {
        if (isInstalled(said, ConnectionNames.of(node.address(), peer))) {
          found.add(peer);
        }
      }
    } catch (LinuxException silent) {
      found.clear();
    }
    up = Set.copyOf(found);
  }

  private static boolean isInstalled(String said, String name) {
    return said.lines()
        .flatMap(line -> List.of(line.split("\\{", -1)).stream())
        .anyMatch(part -> part.startsWith("name=" + name + " ") && part.contains("=INSTALLED"));
  }

  /**
   * Has the daemon set one up, and waits for it, 5 seconds at most.
   *
   * @throws LinuxException if it could not
   */
  void start(Ipv6Address peer) {
    look();
    if (!isUp(peer)) {
      String name = ConnectionNames.of(node.address(), peer);
      swanctl(
          List.of(
              "--initiate", "--ike", name, "--child", name, "--timeout", "" + PATIENCE_SECONDS));
      look();
    }
  }

  private String swanctl(List<String> what) {
    List<String> command = new ArrayList<>(List.of("swanctl"));
    command.addAll(what);
    ConnectionNames.settings(node).vici().ifPresent(uri -> command.addAll(List.of("--uri", uri)));
    return HostProgram.run(namespace, command, "");
  }
}
