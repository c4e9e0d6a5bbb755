package org.maarg.security.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maarg.spec.file.Problem;
import org.maarg.spec.requirement.Level;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.RequirementId;
import org.maarg.spec.requirement.Requirements;

/**
 * Which scenario carries which requirement: each MUST and SHOULD of RFC 8885 about relaying,
 * locating, deregistration, retransmission and security has a scenario or a waiver, and not both.
 */
public final class ScenarioCoverage {
  private static final int RFC = 8885;
  private static final Set<String> SECTIONS = Set.of("3.2", "3.3", "3.5", "3.6", "6");
  private static final Set<Level> LEVELS =
      Set.of(Level.MUST, Level.MUST_NOT, Level.SHOULD, Level.SHOULD_NOT);

  private ScenarioCoverage() {}

  /** The requirements that must be carried, in their order. */
  public static List<Requirement> due(Requirements requirements) {
    return requirements.all().stream()
        .filter(it -> it.id().rfc() == RFC && SECTIONS.contains(it.id().section()))
        .filter(it -> LEVELS.contains(it.level()))
        .toList();
  }

  /**
   * What is carried by nobody, waived although carried, or no requirement at all.
   *
   * @param cited requirements by the scenario's ID
   */
  public static List<Problem> problems(
      Requirements requirements, Map<String, List<String>> cited, Waivers waivers) {
    List<Problem> problems = new ArrayList<>();
    cited.forEach((scenario, ids) -> problems.addAll(unknown(requirements, scenario, ids)));
    List<String> all = cited.values().stream().flatMap(List::stream).toList();
    List<String> waived = waivers.requirements().stream().map(Waivers.Waiver::id).toList();
    for (Requirement requirement : due(requirements)) {
      String id = requirement.id().toString();
      if (!all.contains(id) && !waived.contains(id)) {
        String what = id + ": neither a scenario nor a waiver carries it";
        problems.add(new Problem(requirement.file(), requirement.line(), what));
      }
    }
    for (String id : waived) {
      excuse(requirements, all, id)
          .ifPresent(what -> problems.add(new Problem(Waivers.FILE, 1, what)));
    }
    return problems;
  }

  private static Optional<String> excuse(
      Requirements requirements, List<String> cited, String waived) {
    if (due(requirements).stream().noneMatch(it -> it.id().toString().equals(waived))) {
      return Optional.of(waived + ": nobody asks for this waiver");
    }
    return cited.contains(waived)
        ? Optional.of(waived + ": waived, although a scenario cites it")
        : Optional.empty();
  }

  private static List<Problem> unknown(
      Requirements requirements, String scenario, List<String> ids) {
    List<Problem> problems = new ArrayList<>();
    for (String id : ids) {
      if (RequirementId.of(id).flatMap(requirements::find).isEmpty()) {
        String file = "security-analysis/scenarios/" + scenario + ".yaml";
        problems.add(new Problem(file, 1, id + ": there is no such requirement"));
      }
    }
    return problems;
  }
}
