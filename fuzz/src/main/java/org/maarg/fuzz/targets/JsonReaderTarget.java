package org.maarg.fuzz.targets;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.maarg.cli.JsonFormatException;
import org.maarg.cli.packet.MessageForms;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.oracle.Tally;
import org.maarg.wire.message.MobilityMessage;

/** What {@code maarg encode} reads: any text is a message or refused with a place. */
@FuzzTarget(
    about = "encode's JSON reader: a message that is written back as it was meant, or a refusal",
    instrument = {"org.maarg.cli.**", "org.maarg.wire.**"},
    maxOctets = 1000,
    parser = true,
    measuredBy = "json-library")
public final class JsonReaderTarget {
  private JsonReaderTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return WireSeeds.json();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    MobilityMessage message;
    try {
      message = MessageForms.ofJson(text);
    } catch (JsonFormatException refused) {
      Tally.count(false);
      return;
    }
    Tally.count(true);
    MobilityMessage same = MessageForms.ofJson(MessageForms.toJson(message));
    if (!same.equals(message)) {
      throw new AssertionError("read " + message + " from " + text + ", then " + same);
    }
  }

  /** Called by Jazzer at the end of a run. */
  public static void fuzzerTearDown() {
    Tally.print();
  }
}
