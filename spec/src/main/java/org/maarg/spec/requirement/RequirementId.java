package org.maarg.spec.requirement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stable name of a requirement: {@code <rfc>-<section>-<n>}. Ordered by RFC, section and
 * number, so that 3.10 comes after 3.9.
 *
 * @param rfc number of the RFC
 * @param section section within it
 * @param number counted from 1 within the section
 */
public record RequirementId(int rfc, String section, int number)
    implements Comparable<RequirementId> {
  /** The form of an ID within other text. */
  static final Pattern FORM =
      Pattern.compile("(?<![\\w.-])(\\d{4})-(\\d{1,3}(?:\\.\\d{1,3})*)-([1-9]\\d{0,3})(?![\\w-])");

  private static final Comparator<RequirementId> ORDER =
      Comparator.comparingInt(RequirementId::rfc)
          .thenComparing(RequirementId::section, RequirementId::compareSections)
          .thenComparingInt(RequirementId::number);

  /** The ID that this text is, if it is one. */
  public static Optional<RequirementId> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  /** All IDs that stand in this text, in order. */
  public static List<RequirementId> allIn(String text) {
    return FORM.matcher(text)
        .results()
        .map(it -> of(it.group()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static RequirementId of(Matcher matcher) {
    return new RequirementId(
        Integer.parseInt(matcher.group(1)), matcher.group(2), Integer.parseInt(matcher.group(3)));
  }

  /** Compares two section numbers part by part. */
  public static int compareSections(String one, String other) {
    return Arrays.compare(parts(one), parts(other));
  }

  private static int[] parts(String section) {
    return Arrays.stream(section.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public int compareTo(RequirementId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return rfc + "-" + section + "-" + number;
  }
}
