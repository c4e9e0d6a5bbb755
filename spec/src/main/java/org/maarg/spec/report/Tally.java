package org.maarg.spec.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maarg.spec.requirement.Level;
import org.maarg.spec.requirement.RequirementId;
import org.maarg.spec.requirement.Requirements;
import org.maarg.spec.trace.Coverage;

/**
 * How many of a group of requirements have what.
 *
 * @param total requirements in the group
 * @param implemented those with code
 * @param verified those with a check
 * @param covered those with both
 * @param excepted those where what is missing stays so for a reason
 * @param notYet those where what is missing is still to come
 * @param missing those that the gate fails on
 */
public record Tally(
    int total, int implemented, int verified, int covered, int excepted, int notYet, int missing) {
  /** Counts a group. */
  public static Tally of(Collection<Coverage> group) {
    return new Tally(
        group.size(),
        (int) group.stream().filter(Coverage::isImplemented).count(),
        (int) group.stream().filter(Coverage::isVerified).count(),
        count(group, Coverage.Status.COVERED),
        count(group, Coverage.Status.EXCEPTED),
        count(group, Coverage.Status.NOT_YET),
        count(group, Coverage.Status.MISSING));
  }

  private static int count(Collection<Coverage> group, Coverage.Status status) {
    return (int) group.stream().filter(it -> it.status() == status).count();
  }

  /** Tallies per section of one RFC, in the order of the sections. */
  static Map<String, Tally> bySection(List<Coverage> all, int rfc) {
    Map<String, Tally> tallies = new TreeMap<>(RequirementId::compareSections);
    tallies.putAll(by(ofRfc(all, rfc), it -> it.requirement().id().section()));
    return tallies;
  }

  /** Tallies per level, in the order of the levels. */
  static Map<Level, Tally> byLevel(List<Coverage> all) {
    return new TreeMap<>(by(all, it -> it.requirement().level()));
  }

  /** The RFCs that have a requirement, in the order of the reports. */
  static List<Integer> rfcs(List<Coverage> all) {
    return Requirements.RFCS.stream().filter(it -> !ofRfc(all, it).isEmpty()).toList();
  }

  /** Those that belong to one RFC. */
  static List<Coverage> ofRfc(List<Coverage> all, int rfc) {
    return all.stream().filter(it -> it.requirement().id().rfc() == rfc).toList();
  }

  private static <K> Map<K, Tally> by(List<Coverage> all, Function<Coverage, K> key) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                key, Collectors.collectingAndThen(Collectors.toList(), Tally::of)));
  }
}
