package org.maarg.fuzz.targets;

import java.util.List;
import org.maarg.cli.MessageForms;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.oracle.Disagreement;
import org.maarg.fuzz.oracle.Tally;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.MobilityHeader;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.Octets;

/** The forms of {@code maarg decode} take any octets, and its JSON tells the whole message. */
@FuzzTarget(
    about = "decode's text shows every octet as it is; its JSON comes back as the same message",
    instrument = {"org.maarg.cli.**", "org.maarg.wire.**"},
    maxOctets = 600,
    parser = true)
public final class JsonFormTarget {
  /** Half of the checksum, at which neither form looks: it says which one an input is for. */
  private static final int CHOICE = 5;

  private JsonFormTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return WireSeeds.messages();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    if (octets.length <= CHOICE || (octets[CHOICE] & 1) == 0) {
      checkText(octets);
    } else {
      checkJson(octets);
    }
  }

  private static void checkText(byte[] octets) {
    Octets input = Octets.of(octets);
    Octets shown = MessageForms.ofShown(input);
    if (!shown.equals(input)) {
      throw new Disagreement("shown as " + shown, octets);
    }
    if (MessageForms.toText(input).lines().count() < 2) {
      throw new Disagreement("no lines for people", octets);
    }
  }

  private static void checkJson(byte[] octets) {
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
