package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;

/** Does nothing: what the fuzzer itself costs, to measure the other targets' rates by. */
@FuzzTarget(
    about = "nothing: the yardstick for the rates of the parser targets",
    instrument = Scope.WIRE,
    ignore = Scope.WIRE_HELPERS,
    maxOctets = 2100,
    yardstick = true)
public final class EmptyTarget {
  private EmptyTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {}
}
