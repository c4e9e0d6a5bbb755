package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A part of what is measured, which can be measured without the others. */
public interface Part {
  /** Lower-case letters, digits and hyphens. */
  String title();

  /** The command that shows the like, for who wants to see one figure. */
  String command();

  /**
   * Measures.
   *
   * @throws org.maarg.performance.load.LoadException if it cannot
   */
  ObjectNode measure(Scale scale);
}
