package org.maarg.fuzz.targets;

import java.util.List;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.oracle.Agreement;
import org.maarg.fuzz.oracle.Tally;

/** Our decoder says the same as the one that is made from the description of the format. */
@FuzzTarget(
    about = "our decoder against the one made from spec/mobility-header.ksy: every field",
    instrument = Scope.WIRE,
    ignore = Scope.WIRE_HELPERS,
    maxOctets = 2100,
    parser = true)
public final class DifferentialTarget {
  private DifferentialTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return WireSeeds.messages();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    Tally.count(Agreement.check(octets) != null);
  }

  /** Called by Jazzer at the end of a run. */
  public static void fuzzerTearDown() {
    Tally.print();
  }
}
