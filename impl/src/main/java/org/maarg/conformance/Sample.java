package org.maarg.conformance;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Subscribers;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.TesterSettings;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile.Deregistration;
import org.maarg.runtime.LoopbackDomain;

/** The domain of the sample configurations, as the tester sees it. */
public final class Sample {
  /** UDP port of the CMD; MAAR 1, 2, ... follow. */
  public static final int CMD_PORT = 5436;

  /** Realm of mobile nodes that the sample CMD accepts. */
  public static final String REALM = "@example.org";

  /** A mobile node that it refuses. */
  public static final String UNAUTHORIZED = "intruder@example.com";

  private Sample() {}

  /** Settings against the sample node of a role, with two MAARs in all. */
  public static TesterSettings settings(TargetRole role) {
    return settings(role, Mode.RELAY, role == TargetRole.CMD ? 2 : 1, true);
  }

  /**
   * Settings against a node of the sample domain.
   *
   * @param playedMaars number of MAARs that the tester plays
   * @param fixedPorts false to take any free ports
   */
  public static TesterSettings settings(
      TargetRole role, Mode mode, int playedMaars, boolean fixedPorts) {
    boolean cmd = role == TargetRole.CMD;
    return new TesterSettings(
        role,
        cmd ? LoopbackDomain.CMD : LoopbackDomain.maarAddress(1),
        Optional.of(endpoint(fixedPorts, cmd ? 0 : 1)),
        LoopbackDomain.maarPool(1),
        played(role, playedMaars, fixedPorts),
        mode,
        Deregistration.RENEWED_BY_CMD,
        Subscribers.of(REALM),
        Optional.of(UNAUTHORIZED),
        new TesterSettings.Pacing(1_000, 100),
        2_000,
        32);
  }

  /** The nodes that the tester plays: MAARs 1, 2, ... or the CMD and MAARs 2, 3, ... */
  public static List<Played> played(TargetRole role, int maars, boolean fixedPorts) {
    List<Played> played = new ArrayList<>();
    int first = 1;
    if (role == TargetRole.MAAR) {
      played.add(
          new Played("the CMD", LoopbackDomain.CMD, Optional.empty(), endpoint(fixedPorts, 0)));
      first = 2;
    }
    for (int number = first; number < first + maars; number++) {
      played.add(
          new Played(
              "MAAR " + number,
              LoopbackDomain.maarAddress(number),
              Optional.of(LoopbackDomain.maarPool(number)),
              endpoint(fixedPorts, number)));
    }
    return played;
  }

  private static InetSocketAddress endpoint(boolean fixedPorts, int index) {
    int port = fixedPorts ? CMD_PORT + index : 0;
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
