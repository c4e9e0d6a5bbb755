package org.maarg.checks.world;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.CmdBindingView;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.MaarBindingView;
import org.maarg.protocol.MaarState;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.Timestamp;

/**
 * What must hold in every world, whatever happens. A property is named by a constant; a violation
 * carries the name and what was found.
 */
public final class Properties {
  /** At rest the CMD, the S-MAAR and the mobile node agree where the mobile node is. */
  // Verifies: 8885-3.2-5, 8885-3.1-3
  public static final String BINDINGS_AGREE = "bindings-agree";

  /** At rest each prefix still held has two tunnel ends that point at each other, and no other has any. */
  // Verifies: 8885-3.2-6, 8885-3.2-13, 8885-3.2-17, 8885-3.2-20, 8885-3.3-4, 8885-3.4-4
  public static final String PREFIXES_REACHABLE = "prefixes-reachable";

  /** Nobody ever tunnels to itself, and no S-MAAR is its own P-MAAR. */
  // Verifies: 8885-3.2-23, 8885-3.2-24
  public static final String NO_TUNNEL_TO_SELF = "no-tunnel-to-self";

  /** A registration never replaces one that was made later. */
  // Verifies: 5213-5.5-4
  public static final String NEWEST_WINS = "newest-wins";

  /** No more messages are under way than the world's bound: nothing feeds itself. */
  // Verifies: 8885-3.2-25
  public static final String BOUNDED_TRAFFIC = "bounded-traffic";

  /** When a mobile node is gone and nothing is left to wait for, nobody keeps anything of it. */
  // Verifies: 8885-3.5-4, 8885-3.5-10, 8885-3.5-11
  public static final String NOTHING_LEFT = "nothing-left";

  /** A node knows every timer that it started. */
  public static final String TIMERS_EXPECTED = "timers-expected";

  private Properties() {}

  /** Checks what must hold after each step. */
  static void check(World world) {
    if (world.flights().size() > world.bounds().inFlight()) {
      throw new Violation(BOUNDED_TRAFFIC, world.flights().size() + " messages are under way");
    }
    for (CmdBindingView binding : world.cmd().bindings()) {
      checkList(binding);
    }
    if (world.isQuiet()) {
      checkAtRest(world);
    }
  }

  /** Checks what must hold of a single output. */
  static void checkOutput(World world, int node, Input input, Output output) {
    if (output instanceof Output.Dropped dropped
        && dropped.reason() == DropReason.TIMER_NOT_ARMED) {
      throw new Violation(TIMERS_EXPECTED, "node " + node + " did not wait for " + input);
    }
    if (output instanceof Output.AddTunnel add
        && Addresses.number(add.tunnel().peer()) == node) {
      throw new Violation(NO_TUNNEL_TO_SELF, "node " + node + " tunnels to itself");
    }
    if (node == 0
        && output instanceof Output.Happened happened
        && (happened.event() == Event.HANDOVER || happened.event() == Event.REGISTERED)) {
      checkNewest(world, number(world, happened.mn()), happened.event(), input);
    }
  }

  private static void checkNewest(World world, int mn, Event event, Input input) {
    int attachment = attachment(input);
    if (event == Event.HANDOVER && attachment < world.registered(mn)) {
      throw new Violation(
          NEWEST_WINS,
          "attachment " + attachment + " of mn" + mn + " replaces " + world.registered(mn));
    }
    world.setRegistered(mn, attachment);
  }

  private static int attachment(Input input) {
    if (input instanceof Input.Received received) {
      Optional<Timestamp> timestamp = received.message().options().first(Timestamp.class);
      if (timestamp.isPresent()) {
        return World.attachment(timestamp.get());
      }
    }
    throw new IllegalStateException("no registration");
  }

  private static int number(World world, MnId mn) {
    for (int number = 1; number <= world.bounds().mns(); number++) {
      if (Addresses.mn(number).equals(mn)) {
        return number;
      }
    }
    throw new IllegalStateException("no such mobile node");
  }

  private static CmdBindingView find(List<CmdBindingView> bindings, MnId mn) {
    for (CmdBindingView binding : bindings) {
      if (binding.mn().equals(mn)) {
        return binding;
      }
    }
    throw new Violation(BINDINGS_AGREE, "the CMD has no binding of " + mn);
  }

  private static void checkList(CmdBindingView binding) {
    for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
      // After the end of a session the S-MAAR is told like any other.
      if (binding.active() && previous.address().equals(binding.proxyCareOfAddress())) {
        throw new Violation(NO_TUNNEL_TO_SELF, "the S-MAAR is in its own P-MAAR list");
      }
    }
  }

  private static void checkAtRest(World world) {
    for (int mn = 1; mn <= world.bounds().mns(); mn++) {
      if (world.place(mn) != World.NOWHERE) {
        if (world.isHealed()) {
          checkAttached(world, mn);
        }
      } else if (world.timers().isEmpty()) {
        checkGone(world, mn);
      }
    }
  }

  private static void checkAttached(World world, int mn) {
    int place = world.place(mn);
    MnId id = Addresses.mn(mn);
    CmdBindingView binding = find(world.cmd().bindings(), id);
    if (Addresses.number(binding.proxyCareOfAddress()) != place || !binding.active()) {
      throw new Violation(
          BINDINGS_AGREE,
          "mn" + mn + " is at maar" + place + ", the CMD says " + binding.proxyCareOfAddress());
    }
    MaarBindingView serving = findAt(world, place, id);
    if (serving.state() != MaarState.SERVING || !serving.prefix().equals(binding.prefix())) {
      throw new Violation(BINDINGS_AGREE, "at maar" + place + ": " + serving);
    }
    checkAnchors(world, mn, binding, serving);
  }

  private static MaarBindingView findAt(World world, int maar, MnId mn) {
    for (MaarBindingView view : world.maar(maar).bindings()) {
      if (view.mn().equals(mn)) {
        return view;
      }
    }
    throw new Violation(BINDINGS_AGREE, "maar" + maar + " has no binding of " + mn);
  }

  private static void checkAnchors(
      World world, int mn, CmdBindingView binding, MaarBindingView serving) {
    if (serving.anchors().size() != binding.previousMaars().size()) {
      throw new Violation(
          PREFIXES_REACHABLE, "the S-MAAR has " + serving.anchors() + ", the CMD " + binding);
    }
    for (MaarBindingView.Anchor anchor : serving.anchors()) {
      MaarBindingView there = findAt(world, Addresses.number(anchor.address()), binding.mn());
      boolean listed = isListed(binding, anchor);
      if (!listed
          || !there.prefix().equals(anchor.prefix())
          || !there.servingMaar().equals(binding.proxyCareOfAddress())) {
        throw new Violation(PREFIXES_REACHABLE, "the S-MAAR expects " + anchor + ", is " + there);
      }
    }
    checkOthers(world, mn, serving);
  }

  private static boolean isListed(CmdBindingView binding, MaarBindingView.Anchor anchor) {
    for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
      if (previous.address().equals(anchor.address())) {
        return previous.prefix().equals(anchor.prefix()) && previous.confirmed();
      }
    }
    return false;
  }

  /** A MAAR that anchors for a mobile node is one that the S-MAAR knows. */
  private static void checkOthers(World world, int mn, MaarBindingView serving) {
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      for (MaarBindingView view : world.maar(maar).bindings()) {
        if (view.mn().equals(serving.mn())
            && !view.servingMaar().equals(Ipv6Address.UNSPECIFIED)
            && !knows(serving, Addresses.node(maar))) {
          throw new Violation(
              PREFIXES_REACHABLE, "maar" + maar + " tunnels mn" + mn + " where none expects it");
        }
      }
    }
  }

  private static boolean knows(MaarBindingView serving, Ipv6Address anchor) {
    for (MaarBindingView.Anchor known : serving.anchors()) {
      if (known.address().equals(anchor)) {
        return true;
      }
    }
    return false;
  }

  private static void checkGone(World world, int mn) {
    MnId id = Addresses.mn(mn);
    for (CmdBindingView binding : world.cmd().bindings()) {
      if (binding.mn().equals(id)) {
        throw new Violation(NOTHING_LEFT, "the CMD keeps " + binding);
      }
    }
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      for (MaarBindingView view : world.maar(maar).bindings()) {
        if (view.mn().equals(id)) {
          throw new Violation(NOTHING_LEFT, "maar" + maar + " keeps " + view);
        }
      }
    }
  }
}
