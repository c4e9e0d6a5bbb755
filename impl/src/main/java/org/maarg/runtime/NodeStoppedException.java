package org.maarg.runtime;

/** The node is stopped and takes no more requests. */
public final class NodeStoppedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NodeStoppedException() {
    super("the node is stopped");
  }
}
