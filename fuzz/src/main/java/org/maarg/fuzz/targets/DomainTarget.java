package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.nodes.DomainRun;
import org.maarg.fuzz.nodes.Finding;

/** A whole domain, by a schedule. */
@FuzzTarget(
    about = "schedules of a CMD, MAARs and mobile nodes keep the model checks' properties",
    instrument = "org.maarg.protocol.**",
    ignore = Scope.STATE_WORDS,
    choices = true,
    maxOctets = 512)
public final class DomainTarget {
  private DomainTarget() {}

  /** Plays the octets as a schedule. */
  public static void fuzzerTestOneInput(byte[] octets) {
    Finding.explained(monitor -> DomainRun.play(octets, monitor));
  }
}
