package org.maarg.checks.world;

import java.util.List;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;

/**
 * The nodes of a world by number, 0 the CMD. Either live ones, which change in place, or ones that
 * remember what every state of theirs has done before.
 */
public interface Nodes {
  /** Gives a node an input and returns what it does. */
  Reaction react(int node, Input input);

  /**
   * Replaces a node by one that knows nothing but how many have crashed before.
   *
   * @param restarts its Restart Counter
   */
  void restart(int node, int restarts);

  /** The CMD's bindings. */
  List<CmdBindingView> cmdBindings();

  /** Updates that wait at the CMD for pacing or for MAX_UPDATE_RATE. */
  int cmdBacklog();

  /** A MAAR's bindings. */
  List<MaarBindingView> maarBindings(int maar);

  /** What a node holds. */
  Holdings holdings(int node);

  /** A number that stands for everything a node's behaviour depends on. */
  long digest(int node);

  /** Nodes in the same states, with a life of their own. */
  Nodes copy();
}
