package org.maarg.fuzz.targets;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.oracle.Tally;
import org.maarg.runtime.yaml.ConfigException;
import org.maarg.runtime.yaml.NodeConfigReader;

/** Any text is a node's configuration or refused with at least one problem. */
@FuzzTarget(
    about = "a node's configuration file: settings, or problems with their places",
    instrument = "org.maarg.runtime.**",
    maxOctets = 1500,
    parser = true,
    measuredBy = "yaml-library")
public final class NodeConfigTarget {
  private static final String FILE = "node.yaml";

  private NodeConfigTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return WireSeeds.configurations();
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    try {
      NodeConfigReader.parse(text, FILE);
      Tally.count(true);
    } catch (ConfigException refused) {
      Tally.count(false);
      if (refused.problems().isEmpty()
          || !refused.problems().stream().allMatch(it -> it.startsWith(FILE + ":"))) {
        throw new AssertionError("problems without place: " + refused.problems(), refused);
      }
    }
  }

  /** Called by Jazzer at the end of a run. */
  public static void fuzzerTearDown() {
    Tally.print();
  }
}
