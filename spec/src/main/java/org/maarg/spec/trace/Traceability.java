package org.maarg.spec.trace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.RequirementId;
import org.maarg.spec.requirement.Requirements;

/**
 * Requirements, the places that cite them, the exceptions, and the decisions.
 *
 * @param requirements what is asked for
 * @param citations what is claimed
 * @param exceptions what is excepted
 * @param decisions how open points are read
 */
public record Traceability(
    Requirements requirements, Citations citations, Exceptions exceptions, Decisions decisions) {
  /**
   * Reads a repository.
   *
   * @param root the repository's root
   * @throws SpecificationException if the files of requirements or exceptions are wrong
   */
  public static Traceability of(Path root) {
    Requirements requirements = Requirements.read(root);
    Exceptions exceptions = Exceptions.read(root);
    Decisions decisions = Decisions.read(root, requirements, exceptions);
    return new Traceability(requirements, Citations.scan(root), exceptions, decisions);
  }

  /** How it stands with each requirement that is not withdrawn, in their order. */
  public List<Coverage> coverage() {
    return requirements.all().stream()
        .filter(it -> it.withdrawn().isEmpty())
        .map(this::coverage)
        .toList();
  }

  /** How it stands with the requirement of this ID. */
  public Optional<Coverage> coverage(String id) {
    return requirements.find(id).map(this::coverage);
  }

  private Coverage coverage(Requirement requirement) {
    RequirementId id = requirement.id();
    return new Coverage(requirement, citations.of(id), exceptions.of(id), decisions.of(id));
  }
}
