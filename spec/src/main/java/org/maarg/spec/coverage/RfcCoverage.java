package org.maarg.spec.coverage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of one RFC is covered.
 *
 * @param rfc its number
 * @param titles of its sections, by number
 * @param sections those in scope, in the order of the text, each without those below it
 * @param gaps what is wrong, in the order in which it was found
 */
public record RfcCoverage(
    int rfc, Map<String, String> titles, Map<String, Tally> sections, List<Gap> gaps) {
  /** Of these, which are copied. */
  public RfcCoverage {
    titles = Map.copyOf(titles);
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    gaps = List.copyOf(gaps);
  }

  /** All sections together. */
  public Tally total() {
    return Tally.sum(sections.values());
  }
}
