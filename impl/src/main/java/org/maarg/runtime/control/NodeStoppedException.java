package org.maarg.runtime.control;

/** The node is stopped and takes no more requests. */
public final class NodeStoppedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** A node that is stopped. */
  public NodeStoppedException() {
    super("the node is stopped");
  }
}
