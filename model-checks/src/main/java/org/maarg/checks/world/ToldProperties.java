package org.maarg.checks.world;

import java.util.List;
import java.util.Optional;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.protocol.Timer;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.option.MnId;

/**
 * What a node tells its log is what happened to its bindings, no more and no less; and nothing that
 * comes to it is lost without a word.
 */
final class ToldProperties {
  private ToldProperties() {}

  static void check(
      World world, int node, Input input, List<Output> outputs, boolean changed, Before before) {
    if (outputs.isEmpty() && !changed && !mayRepeat(input)) {
      throw new Violation(
          Properties.TOLD, Addresses.name(node) + " neither tells of nor does anything: " + input);
    }
    Told told = new Told(node, outputs);
    // What is told names the mobile node and not which of its sessions.
    int mns = world.bounds().interfaces().areOfOne() ? 0 : world.bounds().mns();
    for (int number = 1; number <= mns; number++) {
      MnId mn = Addresses.mn(number);
      if (node == 0) {
        checkAtCmd(told, mn, before.binding(number), find(world.cmdBindings(), mn));
      } else {
        Optional<MaarBindingView> was = before.maarBinding(mn);
        Optional<MaarBindingView> is = findAt(world.maarBindings(node), mn);
        checkAtMaar(told, mn, was, is);
        checkAnchors(told, mn, was, is);
      }
    }
    checkTimer(told, input);
    checkRefusals(told, outputs);
  }

  /**
   * Several acceptances of one update may come, and a later one need not say more; a Heartbeat
   * neither, nor an attachment or detachment of who is so already; and a turn that is given back is
   * of no more use where none waits.
   */
  private static boolean mayRepeat(Input input) {
    if (input instanceof Input.TimerFired fired) {
      Timer.Kind kind = fired.timer().kind();
      return kind == Timer.Kind.RATE_SLOT || kind == Timer.Kind.PACE;
    }
    return input instanceof Input.Attached
        || input instanceof Input.Detached
        || (input instanceof Input.Received received
            && (received.message() instanceof Heartbeat
                || (received.message() instanceof BindingAcknowledgement ack && ack.isAccepted())));
  }

  static Optional<CmdBindingView> find(List<CmdBindingView> views, MnId mn) {
    for (CmdBindingView view : views) {
      if (view.mn().equals(mn)) {
        return Optional.of(view);
      }
    }
    return Optional.empty();
  }

  static Optional<MaarBindingView> findAt(List<MaarBindingView> views, MnId mn) {
    for (MaarBindingView view : views) {
      if (view.mn().equals(mn)) {
        return Optional.of(view);
      }
    }
    return Optional.empty();
  }

  private static void checkAtCmd(
      Told told, MnId mn, Optional<CmdBindingView> was, Optional<CmdBindingView> is) {
    boolean stays = was.isPresent() && is.isPresent();
    boolean moves = stays && !was.get().proxyCareOfAddress().equals(is.get().proxyCareOfAddress());
    told.require(Event.REGISTERED, mn, was.isEmpty() && is.isPresent());
    told.require(Event.HANDOVER, mn, moves);
    told.require(Event.FORGOTTEN, mn, was.isPresent() && is.isEmpty());
    told.require(Event.DEREGISTERED, mn, stays && was.get().active() && !is.get().active());
    told.require(Event.RETURNED, mn, stays && !moves && !was.get().active() && is.get().active());
    // Who leaves the list is waited for no longer, and that is no answer.
    boolean sameList =
        stays && !moves && was.get().previousMaars().size() == is.get().previousMaars().size();
    if (sameList && !was.get().settled() && is.get().settled()) {
      told.require(Event.HANDOVER_SETTLED, mn, true);
    }
  }

  private static void checkAtMaar(
      Told told, MnId mn, Optional<MaarBindingView> was, Optional<MaarBindingView> is) {
    told.require(Event.FORGOTTEN, mn, was.isPresent() && is.isEmpty());
    if (was.isEmpty() || is.isEmpty()) {
      return;
    }
    MaarState from = was.get().state();
    MaarState to = is.get().state();
    told.require(Event.SERVING, mn, from == MaarState.REGISTERING && to == MaarState.SERVING);
    told.require(Event.RELEASED, mn, from != MaarState.RELEASED && to == MaarState.RELEASED);
    if (told.isAbout(Event.ANCHORING, mn) || told.isAbout(Event.RENEWED, mn)) {
      int times = told.count(Event.ANCHORING, mn) + told.count(Event.RENEWED, mn);
      told.must(
          times == 1 && to == MaarState.ANCHORING, "anchors nothing for " + mn + ", and says so");
    }
  }

  /** Each prefix of another MAAR that the S-MAAR shows anew has been learnt, and no other. */
  private static void checkAnchors(
      Told told, MnId mn, Optional<MaarBindingView> was, Optional<MaarBindingView> is) {
    int learnt = 0;
    if (is.isPresent()) {
      for (MaarBindingView.Anchor anchor : is.get().anchors()) {
        learnt += was.isPresent() && has(was.get().anchors(), anchor) ? 0 : 1;
      }
    }
    told.must(
        told.count(Event.ANCHOR_LEARNT, mn) >= learnt,
        "has " + learnt + " more anchors of " + mn + ", and does not say so");
  }

  private static boolean has(List<MaarBindingView.Anchor> anchors, MaarBindingView.Anchor like) {
    for (MaarBindingView.Anchor anchor : anchors) {
      if (anchor.address().equals(like.address()) && anchor.prefix().equals(like.prefix())) {
        return true;
      }
    }
    return false;
  }

  /** What a timer's end makes of the exchange or lifetime that it stood for. */
  private static void checkTimer(Told told, Input input) {
    if (!(input instanceof Input.TimerFired fired) || told.drops(DropReason.TIMER_NOT_ARMED)) {
      return;
    }
    MnId mn = fired.timer().mn();
    switch (fired.timer().kind()) {
      case RETRANSMIT ->
          told.must(
              told.isAbout(Event.RETRANSMITTED, mn)
                  || told.isAbout(Event.EXPIRED, mn)
                  || told.isAbout(Event.PREVIOUS_MAAR_SILENT, mn)
                  || told.isAbout(Event.RELEASE_UNCONFIRMED, mn),
              "has no answer in time and tells nobody");
      case AGGREGATION ->
          told.must(told.isAbout(Event.PARTIAL_ANSWER, mn), "does not say that it answers early");
      case PREVIOUS_MAAR_LIFETIME ->
          told.must(
              told.isAbout(Event.PREVIOUS_MAAR_EXPIRED, mn), "does not say that a P-MAAR is gone");
      default -> {}
    }
  }

  /** A refusal is told as what it is: what was refused had no effect beyond it. */
  private static void checkRefusals(Told told, List<Output> outputs) {
    boolean refuses = false;
    for (Output output : outputs) {
      refuses =
          refuses
              || (output instanceof Output.Send send
                  && send.message() instanceof BindingAcknowledgement ack
                  && !ack.isAccepted());
    }
    told.must(!refuses || told.drops(DropReason.REFUSED), "refuses an update and tells nobody");
  }

  /** What a node has told about one input. */
  private static final class Told {
    private final int node;
    private final List<Output> outputs;

    Told(int node, List<Output> outputs) {
      this.node = node;
      this.outputs = outputs;
    }

    int count(Event event, MnId mn) {
      int count = 0;
      for (Output output : outputs) {
        if (output instanceof Output.Happened happened
            && happened.event() == event
            && happened.mn().equals(mn)) {
          count++;
        }
      }
      return count;
    }

    boolean isAbout(Event event, MnId mn) {
      return count(event, mn) > 0;
    }

    boolean drops(DropReason reason) {
      for (Output output : outputs) {
        if (output instanceof Output.Dropped dropped && dropped.reason() == reason) {
          return true;
        }
      }
      return false;
    }

    void require(Event event, MnId mn, boolean happened) {
      int expected = happened ? 1 : 0;
      if (count(event, mn) != expected) {
        throw new Violation(
            Properties.TOLD,
            Addresses.name(node)
                + " tells "
                + count(event, mn)
                + " times, not "
                + expected
                + ": "
                + event.name()
                + " of "
                + mn.toString());
      }
    }

    void must(boolean holds, String otherwise) {
      if (!holds) {
        throw new Violation(Properties.TOLD, Addresses.name(node) + " " + otherwise);
      }
    }
  }
}
