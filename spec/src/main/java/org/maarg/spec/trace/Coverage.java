package org.maarg.spec.trace;

import java.util.List;
import org.maarg.spec.requirement.Requirement;

/**
 * What there is for one requirement.
 *
 * @param requirement the requirement
 * @param citations places that obey or verify it
 * @param exceptions why some of it is missing
 * @param decisions how we read it
 */
public record Coverage(
    Requirement requirement,
    List<Citation> citations,
    List<Exceptions.Entry> exceptions,
    List<Decision> decisions) {
  /** How it stands with a requirement. */
  public enum Status {
    /** There is code and a check. */
    COVERED,
    /** What is missing is to stay so, for a reason. */
    EXCEPTED,
    /** What is missing is still to come, for a reason. */
    NOT_YET,
    /** Something is missing, which the build does not insist on. */
    REPORTED,
    /** Something is missing without a reason: the build fails. */
    MISSING
  }

  /** Coverage of these lists, which are copied. */
  public Coverage {
    citations = List.copyOf(citations);
    exceptions = List.copyOf(exceptions);
    decisions = List.copyOf(decisions);
  }

  /** Citations that are evidence of this kind. */
  public List<Citation> of(Citation.Evidence evidence) {
    return citations.stream().filter(it -> it.evidence() == evidence).toList();
  }

  /** Whether there is code. */
  public boolean isImplemented() {
    return citations.stream().anyMatch(it -> !it.evidence().isVerification());
  }

  /** Whether there is a test, check or scenario. */
  public boolean isVerified() {
    return citations.stream().anyMatch(it -> it.evidence().isVerification());
  }

  /** Whether this exception stands for something that really is missing and asked for. */
  public boolean needs(Exceptions.Entry exception) {
    return requirement.isGated()
        && !(exception.missing().includesImplementation() && isImplemented())
        && !(exception.missing().includesVerification() && isVerified());
  }

  /** How it stands. */
  public Status status() {
    if (isImplemented() && isVerified()) {
      return Status.COVERED;
    } else if (!requirement.isGated()) {
      return Status.REPORTED;
    } else if (lacksImplementation() || lacksVerification()) {
      return Status.MISSING;
    }
    return exceptions.stream().anyMatch(it -> it.kind() == Exceptions.Kind.NOT_YET)
        ? Status.NOT_YET
        : Status.EXCEPTED;
  }

  /** Whether code is missing without an exception. */
  public boolean lacksImplementation() {
    return !isImplemented()
        && exceptions.stream().noneMatch(it -> it.missing().includesImplementation());
  }

  /** Whether a check is missing without an exception. */
  public boolean lacksVerification() {
    return !isVerified()
        && exceptions.stream().noneMatch(it -> it.missing().includesVerification());
  }
}
