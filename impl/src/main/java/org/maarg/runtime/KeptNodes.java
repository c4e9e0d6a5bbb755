package org.maarg.runtime;

import java.nio.file.Path;
import org.maarg.protocol.Node;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.state.KeptNode;
import org.maarg.runtime.state.RestartCounters;
import org.maarg.runtime.state.SqliteStateLog;
import org.maarg.runtime.state.StateLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nodes of state folders. */
final class KeptNodes {
  private static final Logger LOG = LoggerFactory.getLogger(KeptNodes.class);

  private KeptNodes() {}

  /**
   * The node of a folder: one that begins if the folder is empty, otherwise the one that has it.
   *
   * @throws org.maarg.runtime.state.StateException if the folder, or what is in it, cannot be used
   */
  static KeptNode open(NodeSettings settings, Path folder) {
    StateLog log = SqliteStateLog.open(folder);
    try {
      KeptNode kept =
          KeptNode.open(
              log,
              new Making(settings),
              Decisions.of(settings),
              () -> RestartCounters.next(folder));
      LOG.atInfo()
          .addKeyValue("node", settings.address())
          .addKeyValue("folder", folder)
          .addKeyValue("inputs", kept.replayed())
          .log(kept.isRestored() ? "goes on where it was" : "begins, and keeps its sessions");
      return kept;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private record Making(NodeSettings settings) implements KeptNode.Making {
    @Override
    public Node begin(long restarts) {
      return settings.newNode(restarts);
    }

    @Override
    public Node goOn(StateReader state) throws UnreadableStateException {
      return settings.readNode(state);
    }
  }
}
