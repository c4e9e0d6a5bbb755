package org.maarg.fuzz.targets;

import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.values.TextPlay;

/** See {@link TextPlay}. */
@FuzzTarget(
    about = "texts of addresses, prefixes and octets: refused, or read back as written",
    instrument = "org.maarg.wire.**",
    maxOctets = 256,
    parser = true)
public final class TextTarget {
  private TextTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    TextPlay.play(octets);
  }
}
