package org.maarg.fuzz.targets;

import java.util.List;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.nodes.KeptPlay;

/** See {@link KeptPlay}. */
@FuzzTarget(
    about = "the words of a state that a node kept, damaged: refused, or read and kept alike",
    instrument = "org.maarg.protocol.**",
    maxOctets = 4096)
public final class KeptStateTarget {
  private KeptStateTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return KeptPlay.seeds();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    KeptPlay.play(octets);
  }
}
