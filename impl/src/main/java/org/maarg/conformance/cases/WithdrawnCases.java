package org.maarg.conformance.cases;

import java.util.List;
import java.util.Optional;
import org.maarg.conformance.play.TargetRole;

/** The cases that are no more. */
public final class WithdrawnCases {
  private static final String CHECKSUM =
      "Over UDP nobody looks at the Mobility Header's checksum (RFC 5844 4.1.3.1, 4.2.2), and over"
          + " protocol 135 the kernel puts the right one in. See the cases of RFC 5844.";

  private WithdrawnCases() {}

  /** All of them. */
  public static List<Withdrawn> all() {
    return List.of(
        new Withdrawn(TargetRole.CMD, "6275-9.2-1/wrong-checksum", CHECKSUM),
        new Withdrawn(TargetRole.CMD, "6275-9.2-1/pba-with-wrong-checksum-ignored", CHECKSUM),
        new Withdrawn(
            TargetRole.CMD,
            "8885-3.5-10/unknown-p-maar-let-go",
            "A deregistration that belongs to no session is ignored without an answer (RFC 5213"
                + " 5.4.1.1): see 6275-10.3.2-1/nothing-to-deregister."),
        new Withdrawn(
            TargetRole.MAAR,
            "8885-3.5-11/release-forgets",
            "An anchor keeps its entry for MinDelayBeforeBCEDelete after a deregistration, and an"
                + " update that it accepts meanwhile brings the session back (RFC 5213 5.3.5)."),
        new Withdrawn(TargetRole.MAAR, "6275-9.2-1/wrong-checksum", CHECKSUM),
        new Withdrawn(TargetRole.MAAR, "6275-9.2-1/pba-with-wrong-checksum-ignored", CHECKSUM));
  }

  /** Why a selector names nothing, if it names what is withdrawn. */
  static Optional<Withdrawn> named(TargetRole role, String selector) {
    return all().stream().filter(it -> it.role() == role && it.id().equals(selector)).findFirst();
  }
}
