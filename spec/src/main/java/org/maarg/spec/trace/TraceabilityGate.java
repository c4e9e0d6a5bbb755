package org.maarg.spec.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.spec.file.Problem;
import org.maarg.spec.requirement.Requirement;

/**
 * What the build insists on: every citation names a requirement that holds; every gated requirement
 * has code and a check, or an exception with a reason; every exception is needed; every decision
 * that is named exists.
 */
public final class TraceabilityGate {
  private final Traceability traceability;

  /** A gate over this. */
  public TraceabilityGate(Traceability traceability) {
    this.traceability = traceability;
  }

  /** All that is wrong, in the order of the files and lines; empty when the gate is open. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(traceability.citations().problems());
    problems.addAll(traceability.decisions().problems());
    addUnknownCitations(problems);
    addUnneededExceptions(problems);
    for (Coverage coverage : traceability.coverage()) {
      addMissing(coverage, problems);
    }
    return problems.stream().sorted().toList();
  }

  private void addUnknownCitations(List<Problem> problems) {
    for (Citation citation : traceability.citations().all()) {
      Optional<Requirement> cited = traceability.requirements().find(citation.requirement());
      if (cited.isEmpty() || cited.get().withdrawn().isPresent()) {
        String why = cited.isEmpty() ? "there is no such requirement" : "is withdrawn";
        String what = citation.requirement() + ": " + why;
        problems.add(new Problem(citation.file(), citation.line(), what));
      }
    }
  }

  private void addUnneededExceptions(List<Problem> problems) {
    for (Exceptions.Entry exception : traceability.exceptions().all()) {
      String id = exception.id().toString();
      String what =
          traceability
              .coverage(id)
              .map(it -> it.needs(exception) ? "" : whyUnneeded(it, exception))
              .orElse("there is no such requirement");
      if (!what.isEmpty()) {
        problems.add(new Problem(exception.file(), exception.line(), id + ": " + what));
      }
    }
  }

  private static String whyUnneeded(Coverage coverage, Exceptions.Entry exception) {
    if (!coverage.requirement().isGated()) {
      return "needs no exception, the gate does not ask for it";
    }
    Citation present =
        coverage.citations().stream()
            .filter(it -> isExcepted(it, exception))
            .findFirst()
            .orElseThrow();
    return "the exception is out of date, see " + present.file() + ":" + present.line();
  }

  private static boolean isExcepted(Citation citation, Exceptions.Entry exception) {
    return citation.evidence().isVerification()
        ? exception.missing().includesVerification()
        : exception.missing().includesImplementation();
  }

  private static void addMissing(Coverage coverage, List<Problem> problems) {
    Requirement requirement = coverage.requirement();
    if (coverage.status() != Coverage.Status.MISSING) {
      return;
    }
    List<String> missing = new ArrayList<>();
    if (coverage.lacksImplementation()) {
      missing.add("implementation");
    }
    if (coverage.lacksVerification()) {
      missing.add("verification");
    }
    String what =
        requirement.id()
            + ": "
            + requirement.level().text()
            + " without "
            + String.join(" and ", missing);
    problems.add(new Problem(requirement.file(), requirement.line(), what));
  }
}
