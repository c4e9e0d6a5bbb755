package org.maarg.runtime;

import java.nio.file.Path;
import java.util.List;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the configuration of a node that runs once more; the log tells what came of it. */
public final class NodeReload implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeReload.class);

  private final LiveNode node;
  private final Path file;

  /** Reads this file whenever it is run, from any thread. */
  public NodeReload(LiveNode node, Path file) {
    this.node = node;
    this.file = file;
  }

  @Override
  public synchronized void run() {
    List<String> reasons = reasonsAgainst();
    if (reasons.isEmpty()) {
      LOG.atInfo().addKeyValue("file", file).log("configuration read again and in use");
      return;
    }
    for (String reason : reasons) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("reason", reason)
          .log("configuration read again, nothing of it taken up");
    }
  }

  private List<String> reasonsAgainst() {
    try {
      return node.reload(NodeConfigReader.read(file));
    } catch (ConfigException e) {
      return e.problems();
    }
  }
}
