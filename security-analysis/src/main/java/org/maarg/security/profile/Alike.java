package org.maarg.security.profile;

import java.util.List;
import org.maarg.spec.requirement.Requirement;

/**
 * What all profiles do alike where the text is silent or cannot be followed.
 *
 * @param requirements the sentences of the RFCs that it is about, at least one
 * @param does what
 * @param reason why
 */
public record Alike(List<Requirement> requirements, String does, String reason) {
  /** Copies the list. */
  public Alike {
    requirements = List.copyOf(requirements);
  }

  /** Level and ID of each sentence. */
  public String sentences() {
    return KnobSource.sentences(requirements);
  }
}
