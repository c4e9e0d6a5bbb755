package org.maarg.fuzz.targets;

import java.util.List;
import org.maarg.cli.packet.MessageForms;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.oracle.Disagreement;
import org.maarg.fuzz.oracle.Tally;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;

/** The JSON of {@code maarg decode} tells the whole message. */
@FuzzTarget(
    about = "decode's JSON comes back as the same message",
    instrument = {"org.maarg.cli.**", "org.maarg.wire.**"},
    maxOctets = 600,
    parser = true)
public final class JsonFormTarget {
  private JsonFormTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return WireSeeds.messages();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    try {
      MobilityMessage message = MobilityHeader.decodeVerified(octets, 0, octets.length);
      String json = MessageForms.toJson(message);
      MobilityMessage same = MessageForms.ofJson(json);
      if (!same.equals(message)) {
        throw new Disagreement(json + " comes back as " + same, octets);
      }
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
