package org.maarg.fuzz.targets;

import java.util.List;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.oracle.Agreement;
import org.maarg.fuzz.oracle.Grammar;
import org.maarg.fuzz.oracle.Laws;
import org.maarg.fuzz.oracle.Tally;
import org.maarg.wire.MobilityMessage;

/** As {@code decode} and {@code differential}, on messages that a grammar makes of the input. */
@FuzzTarget(
    about = "messages with right lengths and alignment, one fault at a time, to all wire oracles",
    instrument = Scope.WIRE,
    ignore = Scope.WIRE_HELPERS,
    maxOctets = 1000,
    parser = true,
    lean = true)
public final class StructuredTarget {
  private StructuredTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return WireSeeds.choices();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] choices) {
    byte[] octets = Grammar.message(choices.clone());
    MobilityMessage message = Agreement.check(octets);
    if (message != null) {
      Laws.roundTrip(message, octets);
    }
    Tally.count(message != null);
  }

  /** Called by Jazzer at the end of a run. */
  public static void fuzzerTearDown() {
    Tally.print();
  }
}
