package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.values.ValuePlay;

/** See {@link ValuePlay}. */
@FuzzTarget(
    about = "values in and out of range: refused, or compared, encoded and decoded alike",
    instrument = "org.maarg.wire.**",
    maxOctets = 256)
public final class ValuesTarget {
  private ValuesTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    ValuePlay.play(octets);
  }
}
