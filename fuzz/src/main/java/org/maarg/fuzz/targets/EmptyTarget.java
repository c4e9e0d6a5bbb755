package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;

/** Does nothing: what the fuzzer itself costs, to measure the other targets' rates by. */
@FuzzTarget(
    about = "nothing: the yardstick for the rates of the parser targets",
    instrument = "org.maarg.wire.**",
    maxOctets = 2100,
    comparisons = false)
public final class EmptyTarget {
  private EmptyTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {}
}
