package org.maarg.cli.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.IpsecSettings.Credentials;
import org.maarg.runtime.config.IpsecSettings.Esp;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.Protection;
import org.maarg.runtime.ipsec.DaemonText;
import org.maarg.runtime.ipsec.SwanctlText;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/**
 * An IKE daemon of strongSwan in the namespace of each node of a bench, with ESP in user space,
 * which every kernel can do. Keys are made for the run, and are gone with it.
 */
final class BenchIpsec implements AutoCloseable {
  /** Of Debian's package strongswan-charon. */
  static final Path CHARON = Path.of("/usr/lib/ipsec/charon");

  private static final Path RUN = Path.of("/run");
  private static final int KEY_OCTETS = 16;
  private static final int PATIENCE_SECONDS = 20;
  private static final int LOOK_MILLIS = 50;

  private final Bench bench;
  private final Path folder;
  private final Map<String, Process> daemons = new LinkedHashMap<>();

  /**
   * No daemon yet.
   *
   * @param name of the bench
   */
  BenchIpsec(Bench bench, String name) {
    this.bench = bench;
    folder = folder(name);
    sweep(name);
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new Shell.ShellException("cannot make " + folder + ": " + e.getMessage());
    }
  }

  private static Path folder(String name) {
    return RUN.resolve(Bench.PREFIX + name);
  }

  /** Removes the files of an earlier run; its daemons went with its namespaces. */
  static void sweep(String name) {
    Path old = folder(name);
    if (!Files.isDirectory(old)) {
      return;
    }
    try (Stream<Path> files = Files.walk(old)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new Shell.ShellException("cannot remove " + old + ": " + e.getMessage());
    }
  }

  /** The settings of a node with IPsec with all of its peers. */
  NodeSettings protect(NodeSettings node, String role) {
    Map<Ipv6Address, Path> keys = new HashMap<>();
    List<PeerSettings> peers = new ArrayList<>();
    for (PeerSettings peer : node.peers()) {
      keys.put(peer.address(), key(node.address(), peer.address()));
      peers.add(
          new PeerSettings(peer.address(), Optional.empty(), peer.pool(), Protection.VERIFIED));
    }
    IpsecSettings ipsec =
        new IpsecSettings(
            Esp.USER_SPACE,
            IpsecSettings.DEFAULT_DEVICE,
            Optional.of(vici(role)),
            new Credentials.Keys(keys));
    return node.withIpsec(ipsec, peers);
  }

  /** Where the daemon of a node takes commands. */
  String vici(String role) {
    return "unix://" + folder.resolve(role).resolve("charon.vici");
  }

  /** The key of two nodes, the same whoever of them asks first. */
  Path key(Ipv6Address one, Ipv6Address other) {
    Path there = folder.resolve(file(other, one));
    if (Files.exists(there)) {
      return there;
    }
    byte[] key = new byte[KEY_OCTETS];
    new SecureRandom().nextBytes(key);
    return secret(folder.resolve(file(one, other)), Octets.of(key).toHex());
  }

  private static String file(Ipv6Address one, Ipv6Address other) {
    return one + "-" + other + ".key";
  }

  private static Path secret(Path file, String text) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
      }
      return file;
    } catch (IOException e) {
      throw new Shell.ShellException("cannot write " + file + ": " + e.getMessage());
    }
  }

  /**
   * Starts the daemon of a node, and tells it the connections; it has a folder of its own for what
   * it would have in /run, where there is one for all otherwise.
   */
  void start(NodeSettings node, String role) {
    try {
      Path own = Files.createDirectories(folder.resolve(role));
      String vici = "charon {\n  plugins {\n    vici {\n      socket = unix:///run/charon.vici\n";
      String whole =
          "include /etc/strongswan.conf\n" + DaemonText.of(node) + vici + "    }\n  }\n}\n";
      Files.writeString(own.resolve("strongswan.conf"), whole);
      secret(
          own.resolve("swanctl.conf"), SwanctlText.connections(node) + SwanctlText.secrets(node));
      startDaemon(role, own);
      await(role, own.resolve("charon.vici"));
      String file = own.resolve("swanctl.conf").toString();
      Shell.run("swanctl", "--load-all", "--file", file, "--uri", vici(role));
    } catch (IOException e) {
      throw new Shell.ShellException("cannot start strongSwan: " + e.getMessage());
    }
  }

  private void startDaemon(String role, Path own) throws IOException {
    String command =
        "mount --bind " + own + " /run && STRONGSWAN_CONF=/run/strongswan.conf exec " + CHARON;
    List<String> whole = Shell.inside(bench.file(role), "unshare", "-m", "sh", "-c", command);
    Process daemon =
        new ProcessBuilder(whole)
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("charon.log").toFile())
            .start();
    daemons.put(role, daemon);
  }

  private void await(String role, Path socket) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(socket)) {
      Process daemon = daemons.get(role);
      if (System.nanoTime() > end || daemon == null || !daemon.isAlive()) {
        throw new Shell.ShellException("strongSwan does not start: " + log(role));
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Shell.ShellException("interrupted");
      }
    }
  }

  /** What the daemon of a node has said. */
  String log(String role) {
    try {
      return Files.readString(folder.resolve(role).resolve("charon.log"));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Ends the daemon of a node as a crash does. */
  void kill(String role) throws InterruptedException {
    Process daemon = daemons.remove(role);
    if (daemon != null) {
      daemon.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    for (Process daemon : daemons.values()) {
      daemon.destroy();
    }
    for (Process daemon : daemons.values()) {
      try {
        if (!daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          daemon.destroyForcibly().waitFor();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    daemons.clear();
    sweep(folder.getFileName().toString().substring(Bench.PREFIX.length()));
  }
}
