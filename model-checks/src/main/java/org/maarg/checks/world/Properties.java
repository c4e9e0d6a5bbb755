package org.maarg.checks.world;

import java.util.List;
import org.maarg.protocol.CmdBindingView;
import org.maarg.protocol.MaarBindingView;
import org.maarg.protocol.MaarState;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;

/**
 * What must hold in every world, whatever happens. A property is named by a constant; a violation
 * carries the name and what was found.
 */
public final class Properties {
  /** At rest the CMD, the S-MAAR and the mobile node agree where the mobile node is. */
  // Verifies: 8885-3.2-5, 8885-3.1-3
  public static final String BINDINGS_AGREE = "bindings-agree";

  /**
   * At rest each prefix still held has two tunnel ends that point at each other, and no other has
   * any.
   */
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

  /** At rest the S-MAAR knows every P-MAAR that the CMD holds, and no other. */
  // Verifies: 8885-3.2-12, 8885-3.2-19, 8885-3.3-5, 8885-3.4-2
  public static final String ANSWERS_COMPLETE = "answers-complete";

  /** Nothing is removed at the CMD while the mobile node is attached and nothing gets lost. */
  // Verifies: 8885-3.5-3, 8885-3.5-8
  public static final String ATTACHED_KEPT = "attached-kept";

  /** A registration asks each P-MAAR once, and again only until the retransmission limit. */
  // Verifies: 8885-3.2-25, 8885-3.6-1
  public static final String BOUNDED_FAN_OUT = "bounded-fan-out";

  /** What comes without the security association it needs changes nothing. */
  // Verifies: 8885-6-2, 8885-6-5
  public static final String UNSECURED_IGNORED = "unsecured-ignored";

  /** Never more than MAX_UPDATE_RATE updates in a second. */
  // Verifies: 8885-3.6-5, 8885-3.6-6
  public static final String RATE_KEPT = "rate-kept";

  /** The CMD's updates never come faster than its pace. */
  // Verifies: 8885-3.2-22, 8885-6-4
  public static final String PACE_KEPT = "pace-kept";

  /** At rest no update waits for its turn. */
  // Verifies: 8885-3.2-22
  public static final String NOTHING_STARVES = "nothing-starves";

  /** A node knows every timer that it started and every kind of message that another sends it. */
  public static final String INPUTS_EXPECTED = "inputs-expected";

  /** The CMD keeps no more P-MAARs of a mobile node than its profile allows. */
  // Verifies: 8885-6-7
  public static final String LIST_BOUNDED = "list-bounded";

  /** No two mobile nodes ever hold the same prefix, at a MAAR or at the CMD. */
  // Verifies: 8885-3.1-1
  public static final String PREFIX_HELD_ONCE = "prefix-held-once";

  /** A node survives whatever it gets. */
  public static final String NO_EXCEPTION = "no-exception";

  private Properties() {}

  /** Checks what must hold after each step. */
  static void check(World world) {
    if (world.flights().size() > world.bounds().inFlight()) {
      throw new Violation(BOUNDED_TRAFFIC, world.flights().size() + " messages are under way");
    }
    for (CmdBindingView binding : world.cmdBindings()) {
      checkList(world, binding);
    }
    if (world.bounds().mns() > 1) {
      checkPrefixes(world);
    }
    if (world.isQuiet()) {
      checkAtRest(world);
    }
  }

  private static CmdBindingView find(List<CmdBindingView> bindings, MnId mn) {
    for (CmdBindingView binding : bindings) {
      if (binding.mn().equals(mn)) {
        return binding;
      }
    }
    throw new Violation(BINDINGS_AGREE, "the CMD has no binding of " + mn);
  }

  private static void checkList(World world, CmdBindingView binding) {
    int most = world.bounds().profile().maxPreviousMaars();
    if (binding.previousMaars().size() > most) {
      throw new Violation(LIST_BOUNDED, binding.previousMaars().size() + " P-MAARs are kept");
    }
    for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
      // After the end of a session the S-MAAR is told like any other.
      if (binding.active() && previous.address().equals(binding.proxyCareOfAddress())) {
        throw new Violation(NO_TUNNEL_TO_SELF, "the S-MAAR is in its own P-MAAR list");
      }
    }
  }

  private static void checkPrefixes(World world) {
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      List<MaarBindingView> views = world.maarBindings(maar);
      for (int i = 1; i < views.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (views.get(i).prefix().equals(views.get(j).prefix())) {
            throw new Violation(
                PREFIX_HELD_ONCE, "maar" + maar + " gives " + views.get(i).prefix() + " twice");
          }
        }
      }
    }
    List<CmdBindingView> bindings = world.cmdBindings();
    for (int i = 1; i < bindings.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (bindings.get(i).prefix().equals(bindings.get(j).prefix())) {
          throw new Violation(
              PREFIX_HELD_ONCE, "the CMD has " + bindings.get(i).prefix() + " twice");
        }
      }
    }
  }

  private static void checkAtRest(World world) {
    if (world.cmdBacklog() > 0) {
      throw new Violation(NOTHING_STARVES, world.cmdBacklog() + " updates wait for no timer");
    }
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
    CmdBindingView binding = find(world.cmdBindings(), id);
    if (Addresses.number(binding.proxyCareOfAddress()) != place || !binding.active()) {
      throw new Violation(
          BINDINGS_AGREE,
          "mn" + mn + " is at maar" + place + ", the CMD says " + binding.proxyCareOfAddress());
    }
    MaarBindingView serving = findAt(world, place, id, BINDINGS_AGREE);
    if (serving.state() != MaarState.SERVING || !serving.prefix().equals(binding.prefix())) {
      throw new Violation(BINDINGS_AGREE, "at maar" + place + ": " + serving);
    }
    checkAnchors(world, mn, binding, serving);
  }

  private static MaarBindingView findAt(World world, int maar, MnId mn, String property) {
    for (MaarBindingView view : world.maarBindings(maar)) {
      if (view.mn().equals(mn)) {
        return view;
      }
    }
    throw new Violation(property, "maar" + maar + " has no binding of " + mn);
  }

  private static void checkAnchors(
      World world, int mn, CmdBindingView binding, MaarBindingView serving) {
    if (serving.anchors().size() != binding.previousMaars().size()) {
      throw new Violation(
          ANSWERS_COMPLETE, "the S-MAAR has " + serving.anchors() + ", the CMD " + binding);
    }
    for (MaarBindingView.Anchor anchor : serving.anchors()) {
      MaarBindingView there =
          findAt(world, Addresses.number(anchor.address()), binding.mn(), PREFIXES_REACHABLE);
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
      for (MaarBindingView view : world.maarBindings(maar)) {
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
    for (CmdBindingView binding : world.cmdBindings()) {
      if (binding.mn().equals(id)) {
        throw new Violation(NOTHING_LEFT, "the CMD keeps " + binding);
      }
    }
    for (int maar = 1; maar <= world.bounds().maars(); maar++) {
      for (MaarBindingView view : world.maarBindings(maar)) {
        if (view.mn().equals(id)) {
          throw new Violation(NOTHING_LEFT, "maar" + maar + " keeps " + view);
        }
      }
    }
  }
}
