package org.maarg.fuzz.targets;

import java.util.List;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.oracle.Agreement;
import org.maarg.fuzz.oracle.Cost;
import org.maarg.fuzz.oracle.Grammar;
import org.maarg.fuzz.oracle.Laws;
import org.maarg.fuzz.oracle.Tally;
import org.maarg.wire.MalformedMessageException;

/**
 * As {@code decode} or {@code differential}, on messages that a grammar makes of the input. The
 * first bit of the input, of which the grammar makes nothing, says as which of the two.
 */
@FuzzTarget(
    about = "messages with right lengths and alignment, one fault at a time, to all wire oracles",
    instrument = Scope.WIRE,
    ignore = Scope.WIRE_HELPERS,
    maxOctets = 400,
    parser = true,
    measuredBy = "grammar")
public final class StructuredTarget {
  private StructuredTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return WireSeeds.choices();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] choices) {
    byte[] octets = Grammar.message(choices.clone());
    boolean agreement = choices.length > 0 && choices[0] < 0;
    boolean accepted = agreement ? Agreement.check(octets) != null : roundTrip(octets);
    Tally.count(accepted);
  }

  private static boolean roundTrip(byte[] octets) {
    try {
      Laws.roundTrip(Cost.decode(octets), octets);
      return true;
    } catch (MalformedMessageException refused) {
      return false;
    }
  }

  /** Called by Jazzer at the end of a run. */
  public static void fuzzerTearDown() {
    Tally.print();
  }
}
