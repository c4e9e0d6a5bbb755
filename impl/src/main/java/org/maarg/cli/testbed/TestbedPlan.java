package org.maarg.cli.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.Mode;

/**
 * What a run does.
 *
 * @param maars 2..9
 * @param moves 0..50
 * @param traffic kinds of flows that start from each prefix when the mobile node has got it
 * @param coreMtu of the links between nodes and core, at least 1280
 * @param ipsec whether the signalling goes through IPsec
 * @param report folder for captures and figures
 */
record TestbedPlan(
    Mode mode,
    int maars,
    int moves,
    List<Traffic> traffic,
    int coreMtu,
    boolean ipsec,
    Optional<Path> report) {
  TestbedPlan {
    traffic = List.copyOf(traffic);
  }
}
