package org.maarg.runtime;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;

/** Configurations for tests: the samples, on ports that are free. */
public final class Nodes {
  static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private Nodes() {}

  /** A sample configuration with every port replaced by a free one, without peers' endpoints. */
  public static NodeSettings sample(String name) throws ConfigException {
    NodeSettings settings = NodeConfigReader.read(Path.of("..", "samples", name));
    List<PeerSettings> peers = new ArrayList<>();
    for (PeerSettings peer : settings.peers()) {
      peers.add(
          new PeerSettings(
              peer.address(), Optional.empty(), peer.pool(), peer.securityAssociation()));
    }
    return settings.at(new TransportSettings.Udp(ANY_PORT), peers, Optional.of(ANY_PORT));
  }

  /** Tells every node where the others are bound. */
  public static void introduce(List<LiveNode> nodes) {
    for (LiveNode self : nodes) {
      List<PeerTable.Entry> others = new ArrayList<>();
      for (LiveNode node : nodes) {
        if (node != self) {
          others.add(new PeerTable.Entry(node.address(), node.endpoint(), true));
        }
      }
      self.usePeers(new PeerTable(others));
    }
  }

  /** True as soon as something that may throw is true. */
  public static BooleanSupplier holds(Check check) {
    AtomicReference<Exception> last = new AtomicReference<>();
    return () -> {
      try {
        return check.test();
      } catch (Exception e) {
        last.set(e);
        return false;
      }
    };
  }

  public interface Check {
    boolean test() throws Exception;
  }
}
