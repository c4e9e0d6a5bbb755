package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.nodes.Finding;
import org.maarg.fuzz.nodes.MaarPlay;

/** A single MAAR that hears anything from anybody. */
@FuzzTarget(
    about = "a MAAR survives whatever it hears, stays bounded, and refuses without a trace",
    instrument = "org.maarg.protocol.**",
    ignore = Scope.STATE_WORDS,
    choices = true,
    maxOctets = 512)
public final class MaarTarget {
  private MaarTarget() {}

  /** Plays the octets as a schedule. */
  public static void fuzzerTestOneInput(byte[] octets) {
    Finding.explained(monitor -> MaarPlay.play(octets, monitor));
  }
}
