package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.nodes.CmdPlay;
import org.maarg.fuzz.nodes.Finding;

/** A single CMD that hears anything from anybody. */
@FuzzTarget(
    about = "a CMD survives whatever it hears, stays bounded, and refuses without a trace",
    instrument = "org.maarg.protocol.**",
    ignore = Scope.STATE_WORDS,
    choices = true,
    maxOctets = 512)
public final class CmdTarget {
  private CmdTarget() {}

  /** Plays the octets as a schedule. */
  public static void fuzzerTestOneInput(byte[] octets) {
    Finding.explained(monitor -> CmdPlay.play(octets, monitor));
  }
}
