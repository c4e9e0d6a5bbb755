package org.maarg.spec.trace;

import java.util.List;
import org.maarg.spec.requirement.RequirementId;

/**
 * Our reading of a point that the RFCs leave open.
 *
 * @param name by which requirements and exceptions refer to it
 * @param title the question
 * @param requirements those it is about
 * @param file path from the root of the repository, with slashes
 */
public record Decision(String name, String title, List<RequirementId> requirements, String file) {
  /** A decision; the list is copied. */
  public Decision {
    requirements = List.copyOf(requirements);
  }
}
