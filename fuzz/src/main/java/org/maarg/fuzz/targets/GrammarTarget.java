package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.oracle.Grammar;
import org.maarg.wire.message.MobilityHeader;

/** What the grammar alone costs, to measure {@code structured} by. */
@FuzzTarget(
    about = "the grammar alone: the yardstick of structured",
    instrument = Scope.WIRE,
    ignore = Scope.WIRE_HELPERS,
    maxOctets = 1000,
    yardstick = true)
public final class GrammarTarget {
  private GrammarTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] choices) {
    if (Grammar.message(choices.clone()).length > MobilityHeader.MAX_OCTETS) {
      throw new AssertionError("no message is that long");
    }
  }
}
