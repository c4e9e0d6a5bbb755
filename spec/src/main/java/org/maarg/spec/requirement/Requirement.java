package org.maarg.spec.requirement;

import java.util.List;
import java.util.Optional;

/**
 * One statement of an RFC that somebody has to obey, in our own words.
 *
 * @param id its name, which never moves
 * @param level how strictly it is asked for
 * @param roles who obeys it
 * @param text what it asks for
 * @param note what else is to be known
 * @param sentences sentences of the RFC that it stands for, all of its section
 * @param withdrawn why it asks for nothing any more; only its ID is kept
 * @param file where it stands, from the root of the repository
 * @param line line of its ID in that file
 */
public record Requirement(
    RequirementId id,
    Level level,
    List<Role> roles,
    String text,
    Optional<String> note,
    List<SentenceId> sentences,
    Optional<String> withdrawn,
    String file,
    int line) {
  private static final int OURS = 8885;

  /** A requirement; the lists are copied. */
  public Requirement {
    roles = List.copyOf(roles);
    sentences = List.copyOf(sentences);
  }

  /**
   * Whether the build insists on code and on a check: whatever has a keyword other than MAY, and in
   * RFC 8885 what is only implied as well. Of what is withdrawn it wants nothing.
   */
  public boolean isGated() {
    if (withdrawn.isPresent()) {
      return false;
    }
    return switch (level) {
      case MUST, MUST_NOT, SHOULD, SHOULD_NOT -> true;
      case MAY -> false;
      case IMPLIED -> id.rfc() == OURS;
    };
  }
}
