package org.maarg.fuzz.nodes;

import java.util.ArrayList;
import java.util.List;
import org.maarg.checks.world.LiveNodes;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Holdings;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Node;
import org.maarg.protocol.Profile;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/**
 * The end of a play: whatever peers and mobile nodes have said before, they have gone now, and a
 * peer that is asked to let go does so. What then is still held is held for good.
 */
final class Farewell {
  /** Every timer of a crowd, with its retransmissions, and then some. */
  private static final int MOST_TIMERS = 20_000;

  /** After that no update of before is younger than one of now. */
  private static final long LONG_MILLIS = 400_000;

  private Farewell() {}

  // Verifies: 8885-3.5-4, 8885-3.5-11
  /**
   * Lets all timers of a node run out, and checks that it holds nothing afterwards.
   *
   * @param leaving mobile nodes that leave a MAAR, or are said to though they were not there
   */
  static void check(Bench bench, Profile profile, List<MnId> leaving) {
    for (MnId mn : leaving) {
      bench.feed(new Input.Detached(mn, bench.time()));
    }
    bench.changePeers();
    runOut(bench);
    if (bench.node() instanceof Maar maar && keepsAnchors(profile)) {
      bench.advance(LONG_MILLIS);
      maar.bindings().forEach(binding -> release(bench, binding));
      runOut(bench);
    }
    requireNothing(bench.node(), profile);
  }

  private static void runOut(Bench bench) {
    Consent.ofAll(bench);
    for (int fired = 0; bench.nextDue() < Long.MAX_VALUE; fired++) {
      if (fired == MOST_TIMERS) {
        throw new Violation(Properties.NOTHING_LEFT, "nobody is there, and timers run on");
      }
      bench.fireNext();
      Consent.ofAll(bench);
    }
  }

  /**
   * By the letter of design A an anchor waits without a timer for a word of the CMD, which may get
   * lost or be forgotten (findings 04 and 05).
   */
  static boolean keepsAnchors(Profile profile) {
    return profile.deregistration() == Profile.Deregistration.SERVING_MAAR_ONLY
        && !profile.has(Knob.GUARD_ORPHANS);
  }

  /** The CMD says that the session is over. */
  static void release(Bench bench, MaarBindingView binding) {
    List<MobilityOption> options = new ArrayList<>();
    options.add(binding.mn());
    binding.prefixes().forEach(prefix -> options.add(new HomeNetworkPrefix(prefix)));
    options.add(new HandoffIndicator(HandoffIndicator.UNCHANGED));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    options.add(bench.time());
    bench.receive(
        Cast.CMD,
        true,
        new BindingUpdate(0, Cast.UPDATE_FLAGS, 0, MobilityOptions.copyOf(options)));
  }

  /**
   * A node for which no timer runs any more holds nothing. By the letter a MAAR does not ask again
   * for whom the CMD has denied the service, and so remembers him (RFC 5213 6.9.1.2).
   */
  static void requireNothing(Node node, Profile profile) {
    Holdings held = LiveNodes.holdings(node);
    Holdings allowed = new Holdings();
    if (node instanceof Maar && !profile.has(Knob.ASK_AGAIN_UNAIDED)) {
      allowed.with(Maar.DENIED, held.of(Maar.DENIED));
    }
    if (!held.toString().equals(allowed.toString())) {
      throw new Violation(Properties.NOTHING_LEFT, node.address() + " holds " + held);
    }
  }
}
