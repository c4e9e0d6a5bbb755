package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.nodes.Finding;
import org.maarg.fuzz.nodes.RoguePlay;

/** A domain with a rogue MAAR. */
@FuzzTarget(
    about = "a rogue MAAR gets no prefix but its own and touches no session it does not name",
    instrument = "org.maarg.protocol.**",
    ignore = Scope.STATE_WORDS,
    choices = true,
    maxOctets = 512)
public final class RogueTarget {
  private RogueTarget() {}

  /** Plays the octets as a schedule. */
  public static void fuzzerTestOneInput(byte[] octets) {
    Finding.explained(monitor -> RoguePlay.play(octets, monitor));
  }
}
