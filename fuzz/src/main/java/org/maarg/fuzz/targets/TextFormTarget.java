package org.maarg.fuzz.targets;

import java.util.List;
import org.maarg.cli.packet.MessageForms;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.oracle.Disagreement;
import org.maarg.wire.Octets;

/**
 * The lines of {@code maarg decode} show any octets. It prints and refuses nothing, so that each
 * input costs as much as a message of its length: no parser, whose rate would be measured.
 */
@FuzzTarget(
    about = "decode's lines for people show every octet as it is, whatever the octets are",
    instrument = {"org.maarg.cli.**", "org.maarg.wire.**"},
    maxOctets = 600)
public final class TextFormTarget {
  private TextFormTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return WireSeeds.messages();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    Octets input = Octets.of(octets);
    Octets shown = MessageForms.ofShown(input);
    if (!shown.equals(input)) {
      throw new Disagreement("shown as " + shown, octets);
    }
    if (MessageForms.toText(input).lines().count() < 2) {
      throw new Disagreement("no lines for people", octets);
    }
  }
}
