package org.maarg.security.profile;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Knob;
import org.maarg.spec.requirement.Requirement;

/**
 * What a knob rests on.
 *
 * @param requirements the sentences of the RFCs that it is about, at least one
 * @param letter why the profile RFC8885 has the value that it has
 * @param departures one for each profile whose value differs from that
 */
public record KnobSource(
    Knob knob, List<Requirement> requirements, String letter, List<Departure> departures) {

  /**
   * Where profiles do not do what RFC8885 does.
   *
   * @param profiles their names
   * @param departs what they do instead
   * @param reason why
   */
  public record Departure(List<String> profiles, String departs, String reason) {
    /** Copies the list. */
    public Departure {
      profiles = List.copyOf(profiles);
    }
  }

  /** Copies the lists. */
  public KnobSource {
    requirements = List.copyOf(requirements);
    departures = List.copyOf(departures);
  }

  /** What a profile does instead of the letter, if it does. */
  public Optional<Departure> departureOf(String profile) {
    return departures.stream().filter(it -> it.profiles().contains(profile)).findFirst();
  }

  /** Level and ID of each sentence. */
  public String sentences() {
    return sentences(requirements);
  }

  static String sentences(List<Requirement> all) {
    return String.join(
        ", ", all.stream().map(it -> it.id() + " (" + it.level().text() + ")").toList());
  }
}
