package org.maarg.checks.world;

import java.util.List;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/**
 * Each update has the flags, options and lifetime that its procedure asks for, whoever made it (RFC
 * 5213 6.9.1, RFC 8885 3.1, 3.2, 3.5).
 */
final class UpdateProperties {
  private static final int FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;

  private final World world;
  private final int node;
  private final int to;
  private final BindingUpdate update;
  private final MobilityOptions options;
  private final boolean mayBeCopy;

  private UpdateProperties(World world, int node, int to, BindingUpdate update, boolean mayBeCopy) {
    this.world = world;
    this.node = node;
    this.to = to;
    this.update = update;
    this.options = update.options();
    this.mayBeCopy = mayBeCopy;
  }

  // Verifies: 5213-6.9.1.1-4, 5213-6.9.1.1-5, 5213-6.9.1.1-9, 5213-6.9.1.1-16, 5213-6.9.1.5-1
  static void check(World world, int node, Input input, List<Output> outputs) {
    boolean again =
        input instanceof Input.TimerFired fired && fired.timer().kind() == Timer.Kind.RETRANSMIT;
    boolean mayBeCopy = world.bounds().profile().has(Knob.FORWARD_COPIES) && !again;
    for (Output output : outputs) {
      if (output instanceof Output.Send send && send.message() instanceof BindingUpdate update) {
        UpdateProperties sent =
            new UpdateProperties(world, node, Addresses.number(send.to()), update, mayBeCopy);
        sent.checkWhole();
        if (node == 0) {
          sent.checkCopy(input);
          sent.checkOfCmd();
        } else {
          sent.checkOfMaar();
        }
      }
    }
  }

  private void checkWhole() {
    require(update.flags() == FLAGS, "its flags");
    require(once(MnId.class) && once(HandoffIndicator.class), "who attached, and how");
    require(once(AccessTechnologyType.class) && once(MnLinkLayerIdentifier.class), "where");
    int mn = Addresses.number(mn());
    require(
        options
            .first(MnLinkLayerIdentifier.class)
            .orElseThrow()
            .identifier()
            .equals(Addresses.linkLayer(mn)),
        "its link-layer identifier");
    require(
        options.first(AccessTechnologyType.class).orElseThrow().value()
            == AccessTechnologyType.WLAN,
        "its access technology");
    boolean timed = world.bounds().profile().has(Knob.TIMESTAMP_BASED_APPROACH);
    require(options.all(Timestamp.class).size() == (timed ? 1 : 0), "its Timestamp");
    int prefixes = options.all(HomeNetworkPrefix.class).size();
    require(prefixes == world.bounds().profile().value(Knob.PREFIXES_PER_MN), "its prefixes");
    int others = options.all(ServingMaar.class).size() + (timed ? 1 : 0);
    require(options.asList().size() == 4 + prefixes + others, "an option that is none of its");
  }

  private MnId mn() {
    return options.first(MnId.class).orElseThrow();
  }

  private int handoff() {
    return options.first(HandoffIndicator.class).orElseThrow().value();
  }

  private boolean once(Class<? extends MobilityOption> kind) {
    return options.all(kind).size() == 1;
  }

  // Verifies: 5213-6.9.1.1-13, 5213-6.9.1.3-2, 5213-6.9.1.4-3, 5213-6.9.1.4-4, 8885-3.5-7
  /** A registration while the mobile node is here, and as one that goes on if it was before. */
  private void checkOfMaar() {
    require(to == 0 && !options.has(ServingMaar.class), "who gets it");
    requirePrefixesOf(node);
    MaarBindingView view =
        ToldProperties.findAt(world.maarBindings(node), mn())
            .orElseThrow(() -> new Violation(Properties.SENT_AS_ASKED, "nobody is meant"));
    boolean here =
        view.state() == MaarState.REGISTERING
            || view.state() == MaarState.SERVING
            || view.state() == MaarState.REFRESHING;
    require(update.lifetime() == (here ? LiveNodes.LIFETIME_UNITS : 0), "its lifetime");
    boolean goesOn = here && view.state() != MaarState.REGISTERING;
    require(
        handoff() == (goesOn ? HandoffIndicator.UNCHANGED : HandoffIndicator.UNKNOWN),
        "its Handoff Indicator");
    require(view.prefixes().isExactly(prefixes()), "its prefixes");
  }

  // Verifies: 8885-3.2-3
  /** To the letter the first update to a P-MAAR is the S-MAAR's, as it came. */
  private void checkCopy(Input input) {
    if (mayBeCopy
        && options.has(ServingMaar.class)
        && input instanceof Input.Received received
        && received.message() instanceof BindingUpdate told
        && told.lifetime() > 0) {
      require(update.sequence() == told.sequence(), "the number that it copies");
      require(prefixes().equals(PrefixSet.namedIn(told.options())), "the prefixes that it copies");
    }
  }

  // Verifies: 8885-3.2-2, 8885-3.2-4, 8885-3.2-26, 8885-3.5-11
  /** To a P-MAAR about its prefixes: who serves now, or that the session is over. */
  private void checkOfCmd() {
    require(to != 0, "who gets it");
    if (!mayBeCopy) {
      requirePrefixesOf(to);
    }
    if (!options.has(ServingMaar.class)) {
      require(update.lifetime() == 0 && handoff() == HandoffIndicator.UNKNOWN, "how it ends");
      return;
    }
    CmdBindingView binding =
        ToldProperties.find(world.cmdBindings(), mn())
            .orElseThrow(() -> new Violation(Properties.SENT_AS_ASKED, "nobody is served"));
    int serving = Addresses.number(options.first(ServingMaar.class).orElseThrow().address());
    require(serving != 0, "its serving MAAR");
    require(Addresses.number(binding.proxyCareOfAddress()) == serving, "its serving MAAR");
    require(update.lifetime() == LiveNodes.LIFETIME_UNITS, "its lifetime");
    require(
        handoff() == HandoffIndicator.UNKNOWN || handoff() == HandoffIndicator.UNCHANGED,
        "its Handoff Indicator");
  }

  private List<Ipv6Prefix> prefixes() {
    return PrefixSet.namedIn(options);
  }

  private void requirePrefixesOf(int maar) {
    for (Ipv6Prefix prefix : prefixes()) {
      require(Addresses.pool(maar).contains(prefix), "whose prefixes it names");
    }
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new Violation(
          Properties.SENT_AS_ASKED,
          Addresses.name(node) + " sends what it should not, for " + what + ": " + update);
    }
  }
}
