package org.maarg.spec.requirement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.maarg.spec.file.Packaged;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;

/** All requirements, in the order of RFC, section and number. */
public final class Requirements {
  /** The folder of the requirement files in the repository. */
  public static final String FOLDER = "spec/requirements";

  /**
   * The RFCs that requirements may be taken from, in the order of the reports. Each has a file
   * {@code rfc<number>.yaml} or a folder {@code rfc<number>} of files, or nothing yet.
   */
  public static final List<Integer> RFCS =
      List.of(8885, 5213, 6275, 4283, 8371, 5847, 5844, 4861, 4191, 6543, 2473);

  private final Map<RequirementId, Requirement> byId = new TreeMap<>();

  /** These requirements; a test may make up its own. */
  public Requirements(Collection<Requirement> requirements) {
    for (Requirement requirement : requirements) {
      byId.put(requirement.id(), requirement);
    }
    List<Problem> problems = danglingReferences();
    if (!problems.isEmpty()) {
      throw new SpecificationException(problems);
    }
  }

  /**
   * Reads the files of a repository.
   *
   * @param root the repository's root
   * @throws SpecificationException if a file is unknown or wrong
   */
  public static Requirements read(Path root) {
    return readFolder(root.resolve("spec"));
  }

  /** The requirements that this class's own archive carries, for use without the repository. */
  public static Requirements packaged() {
    return Packaged.read(Requirements::readFolder);
  }

  private static Requirements readFolder(Path spec) {
    return new Requirements(RequirementFiles.read(spec.resolve("requirements")));
  }

  private List<Problem> danglingReferences() {
    List<Problem> problems = new ArrayList<>();
    for (Requirement requirement : all()) {
      String prose = requirement.text() + " " + requirement.note().orElse("");
      for (RequirementId named : RequirementId.allIn(prose)) {
        if (find(named).isEmpty()) {
          String what = requirement.id() + ": names " + named + ", which does not exist";
          problems.add(new Problem(requirement.file(), requirement.line(), what));
        }
      }
    }
    return problems;
  }

  /** All of them in order. */
  public List<Requirement> all() {
    return List.copyOf(byId.values());
  }

  /** The requirement of this ID. */
  public Optional<Requirement> find(RequirementId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The requirement of the ID that this text is. */
  public Optional<Requirement> find(String id) {
    return RequirementId.of(id).flatMap(this::find);
  }
}
