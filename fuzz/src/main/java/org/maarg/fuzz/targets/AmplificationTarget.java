package org.maarg.fuzz.targets;

import com.code_intelligence.jazzer.api.Jazzer;
import java.util.List;
import org.maarg.checks.world.Monitor;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.corpora.WireSeeds;
import org.maarg.fuzz.nodes.Amplification;
import org.maarg.fuzz.nodes.Finding;
import org.maarg.fuzz.nodes.StrangerPlay;

/**
 * The amplification that one who is no peer can draw: how much he makes a node send. The fuzzer is
 * told the ratios and climbs them: octets out for an octet in, packets out for a packet in.
 */
@FuzzTarget(
    about = "a stranger draws no more octets and no more packets than it sends",
    instrument = {"org.maarg.protocol.**", Scope.WIRE},
    ignore = Scope.WIRE_HELPERS,
    maxOctets = 4200)
public final class AmplificationTarget {
  /** Thousandths; more is more than any bound. */
  private static final int MOST = 4_000;

  private static final int STEPS = 800;
  private static final int OCTETS = 8885;
  private static final int PACKETS = 8886;

  private AmplificationTarget() {}

  /** Where the corpus comes from. */
  public static List<byte[]> seeds() {
    return StrangerPlay.inputs(WireSeeds.messages());
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    Finding.explained(monitor -> climb(octets, monitor));
  }

  private static void climb(byte[] octets, Monitor monitor) {
    Amplification caused = StrangerPlay.play(octets, monitor);
    Jazzer.maximize(caused.octets(), 0, MOST, STEPS, OCTETS);
    Jazzer.maximize(caused.packets(), 0, MOST, STEPS, PACKETS);
  }

  /** Called by Jazzer at the end of a run. */
  public static void fuzzerTearDown() {
    System.out.print(Amplification.most());
  }
}
