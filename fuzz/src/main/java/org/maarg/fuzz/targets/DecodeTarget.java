package org.maarg.fuzz.targets;

import java.util.List;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.oracle.Cost;
import org.maarg.fuzz.oracle.Laws;
import org.maarg.fuzz.oracle.Tally;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.MobilityMessage;

/**
 * Decoding throws nothing but its refusal and allocates in proportion to the input; what it accepts
 * survives encoding and decoding.
 */
@FuzzTarget(
    about = "decode: a typed refusal, or a message that survives encoding and decoding",
    instrument = Scope.WIRE,
    ignore = Scope.WIRE_HELPERS,
    maxOctets = 2100,
    parser = true)
public final class DecodeTarget {
  private DecodeTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return WireSeeds.messages();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    try {
      MobilityMessage message = Cost.decode(octets);
      Laws.roundTrip(message, octets);
      Tally.count(true);
    } catch (MalformedMessageException refused) {
      Tally.count(false);
    }
  }

  /** Called by Jazzer at the end of a run. */
  public static void fuzzerTearDown() {
    Tally.print();
  }
}
