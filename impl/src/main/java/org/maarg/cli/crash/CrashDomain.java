package org.maarg.cli.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.maarg.runtime.config.Endpoints;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/** A CMD, a MAAR, and MAARs that are played, on this host: addresses, pools, configurations. */
final class CrashDomain {
  /** MAARs that are played have the numbers 2 and 3; 1 is a node of this program. */
  static final List<Integer> PLAYED = List.of(2, 3);

  static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");
  private static final int LIFETIME_SECONDS = 3_600;

  private final Path folder;
  private final InetSocketAddress cmd;
  private final List<InetSocketAddress> maars = new ArrayList<>();

  /**
   * A domain whose files are in a folder.
   *
   * @param played where the MAARs that are played are
   */
  CrashDomain(Path folder, List<InetSocketAddress> played) {
    this.folder = folder;
    this.cmd = free();
    maars.add(free());
    maars.addAll(played);
  }

  /** A port that nobody has now. */
  private static InetSocketAddress free() {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the CMD is. */
  InetSocketAddress cmd() {
    return cmd;
  }

  static Ipv6Address maar(int number) {
    return Ipv6Address.parse("2001:db8:0:" + number + "::1");
  }

  /** The pool of a MAAR. */
  static Ipv6Prefix pool(int number) {
    return Ipv6Prefix.parse("2001:db8:" + number + "00::/40");
  }

  /** Starts the CMD, or the MAAR that is no played one, with what it has kept. */
  NodeProcess start(String role) {
    try {
      Path config = folder.resolve(role + ".yaml");
      Files.writeString(config, role.equals("cmd") ? cmdConfig() : maarConfig());
      return NodeProcess.start(role, config, folder.resolve(role + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String cmdConfig() {
    return common("cmd", CMD, cmd) + peer(1) + peer(2) + peer(3);
  }

  private String maarConfig() {
    return """
        cmd: %s
        pool: %s
        prefixLength: 64
        number: 1
        """
            .formatted(CMD, pool(1))
        + common("maar", maar(1), maars.get(0))
        + "  - address: %s\n    endpoint: %s\n    securityAssociation: true\n"
            .formatted(CMD, Endpoints.text(cmd))
        + peer(2)
        + peer(3);
  }

  private String common(String role, Ipv6Address address, InetSocketAddress bind) {
    return """
        role: %s
        address: %s
        mode: relay
        profile: DEPLOYABLE
        lifetime: %d
        transport:
          kind: udp
          bind: %s
        control:
          bind: 127.0.0.1:0
        logLevel: warn
        state: %s
        peers:
        """
        .formatted(
            role, address, LIFETIME_SECONDS, Endpoints.text(bind), folder.resolve("state-" + role));
  }

  private String peer(int number) {
    return """
        #
          - address: %s
            endpoint: %s
            pool: %s
            securityAssociation: true
        """
        .formatted(maar(number), Endpoints.text(maars.get(number - 1)), pool(number));
  }
}
