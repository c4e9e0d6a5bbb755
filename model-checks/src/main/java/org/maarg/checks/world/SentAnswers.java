package org.maarg.checks.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/**
 * Each update is answered, or waits for P-MAARs, or is of no session; and each answer returns what
 * was asked and grants what may be granted (RFC 5213 5.3.6, 5.4, RFC 8885 3.2 to 3.5).
 */
final class SentAnswers {
  private static final int FLAGS =
      BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  private static final long MILLIS_PER_UNIT = 4_000;

  private final World world;
  private final int node;

  private SentAnswers(World world, int node) {
    this.world = world;
    this.node = node;
  }

  static void check(World world, int node, Input input, List<Output> outputs) {
    SentAnswers answers = new SentAnswers(world, node);
    Optional<Input.Received> asked =
        input instanceof Input.Received received && received.message() instanceof BindingUpdate
            ? Optional.of(received)
            : Optional.empty();
    boolean answered = false;
    for (Output output : outputs) {
      if (output instanceof Output.Send send
          && send.message() instanceof BindingAcknowledgement ack) {
        answers.require(ack.flags() == FLAGS, "its flags", ack);
        boolean ofAsker = asked.isPresent() && send.to().equals(asked.get().from());
        answered = answered || ofAsker;
        if (asked.isPresent() && (ofAsker || node != 0)) {
          answers.checkReturned(asked.get(), ack);
        }
        if (node == 0 && ack.isAccepted() && !world.isLied()) {
          answers.checkOfCmd(Addresses.number(send.to()), ack);
        }
      }
    }
    if (asked.isPresent() && !answered) {
      answers.checkUnanswered(asked.get(), outputs);
    }
  }

  // Verifies: 6275-9.5.4-2, 8885-3.2-18, 8885-3.3-3, 5213-5.4.1.1-7
  private void checkUnanswered(Input.Received asked, List<Output> outputs) {
    BindingUpdate update = (BindingUpdate) asked.message();
    MnId mn = update.options().first(MnId.class).orElseThrow();
    Optional<CmdBindingView> binding = ToldProperties.find(world.cmdBindings(), mn);
    boolean waits =
        node == 0
            && update.lifetime() > 0
            && binding.isPresent()
            && !binding.get().settled()
            && binding.get().proxyCareOfAddress().equals(asked.from());
    boolean fits = true;
    for (Output output : outputs) {
      if (output instanceof Output.Dropped dropped) {
        fits =
            dropped.reason() != DropReason.NO_SESSION
                && dropped.reason() != DropReason.NO_SECURITY_ASSOCIATION;
      }
    }
    if (fits && !waits) {
      throw new Violation(
          Properties.SENT_AS_ASKED, Addresses.name(node) + " does not answer " + update);
    }
  }

  // Verifies: 5213-5.3.6-4, 5213-5.3.6-5, 5213-5.3.6-6, 5213-5.3.6-11, 5213-5.3.6-15,
  // 5213-5.5-5, 5213-5.5-6, 6275-9.5.1-3
  private void checkReturned(Input.Received asked, BindingAcknowledgement ack) {
    BindingUpdate update = (BindingUpdate) asked.message();
    MobilityOptions told = update.options();
    MobilityOptions back = ack.options();
    requireSame(told.all(MnId.class), back.all(MnId.class), ack);
    requireSame(told.all(HandoffIndicator.class), back.all(HandoffIndicator.class), ack);
    requireSame(told.all(AccessTechnologyType.class), back.all(AccessTechnologyType.class), ack);
    requireSame(told.all(MnLinkLayerIdentifier.class), back.all(MnLinkLayerIdentifier.class), ack);
    boolean ofOwnTime =
        ack.status() == Status.TIMESTAMP_LOWER || ack.status() == Status.TIMESTAMP_MISMATCH;
    List<Timestamp> stamps = told.all(Timestamp.class);
    requireSame(
        ofOwnTime && !stamps.isEmpty() ? List.of(asked.at()) : stamps,
        back.all(Timestamp.class),
        ack);
    boolean ofOwnNumber = ack.status() == Status.SEQUENCE_OUT_OF_WINDOW;
    require(ofOwnNumber || ack.sequence() == update.sequence(), "its number", ack);
    if (!ack.isAccepted()) {
      require(ack.lifetime() == 0, "its lifetime", ack);
      require(
          PrefixSet.namedIn(back).equals(PrefixSet.namedIn(told)),
          "the prefixes that it returns",
          ack);
      require(!back.has(PreviousMaar.class) && !back.has(ServingMaar.class), "what it tells", ack);
    } else if (node == 0) {
      checkGranted(asked, update, ack);
    } else {
      checkOfAnchor(update, ack);
    }
  }

  // Verifies: 5213-5.3.2-4, 6275-10.3.1-17, 5213-5.3.5-2
  /** What is left of the lifetime asked for; a P-MAAR is told who serves, or that it is over. */
  private void checkGranted(
      Input.Received asked, BindingUpdate update, BindingAcknowledgement ack) {
    List<ServingMaar> serving = ack.options().all(ServingMaar.class);
    if (update.lifetime() == 0) {
      require(serving.size() == (ack.lifetime() > 0 ? 1 : 0), "who serves", ack);
      require(!ack.options().has(PreviousMaar.class), "what it tells", ack);
      return;
    }
    require(serving.isEmpty(), "who serves", ack);
    require(ack.lifetime() > 0 && ack.lifetime() <= update.lifetime(), "its lifetime", ack);
    Optional<Timestamp> stamp = update.options().first(Timestamp.class);
    long elapsed = stamp.isPresent() ? asked.at().toEpochMilli() - stamp.get().toEpochMilli() : 0;
    long least = update.lifetime() - Math.max(0, elapsed) / MILLIS_PER_UNIT - 1;
    require(ack.lifetime() >= least, "its lifetime", ack);
  }

  // Verifies: 8885-3.2-7, 8885-3.2-8, 8885-4.7-4, 8885-4.8-4, 8885-3.5-11
  private void checkOfAnchor(BindingUpdate update, BindingAcknowledgement ack) {
    MobilityOptions back = ack.options();
    require(ack.lifetime() == update.lifetime(), "its lifetime", ack);
    requireSame(update.options().all(ServingMaar.class), back.all(ServingMaar.class), ack);
    Optional<MaarBindingView> view =
        ToldProperties.findAt(
            world.maarBindings(node), update.options().first(MnId.class).orElseThrow());
    require(
        view.isPresent() && view.get().prefixes().isExactly(PrefixSet.namedIn(back)),
        "its prefixes",
        ack);
    List<Routers.Shown> routers = Routers.in(back);
    require(routers.size() == (update.lifetime() > 0 ? 1 : 0), "its routers", ack);
    requireNetworks(routers.size(), ack);
    for (Routers.Shown router : routers) {
      require(router.isOf(node, view.get().prefixes().first(), world.bounds()), "its router", ack);
    }
  }

  // Verifies: 8885-3.2-12, 8885-3.4-2, 8885-4.5-4, 8885-3.5-9
  /** The P-MAARs are those that have confirmed; a proxy vouches for all. */
  private void checkOfCmd(int to, BindingAcknowledgement ack) {
    MnId mn = ack.options().first(MnId.class).orElseThrow();
    Optional<CmdBindingView> binding = ToldProperties.find(world.cmdBindings(), mn);
    Optional<ServingMaar> serving = ack.options().first(ServingMaar.class);
    if (serving.isPresent()) {
      require(
          binding.isPresent()
              && binding.get().proxyCareOfAddress().equals(serving.get().address())
              && Addresses.number(serving.get().address()) != to,
          "who serves",
          ack);
      return;
    }
    if (ack.lifetime() == 0 || binding.isEmpty()) {
      return;
    }
    require(
        binding.get().prefixes().isExactly(PrefixSet.namedIn(ack.options())), "its prefixes", ack);
    List<MobilityOption> expected = new ArrayList<>(4);
    int routers = 0;
    for (CmdBindingView.PreviousMaarView previous : binding.get().previousMaars()) {
      if (previous.confirmed() || world.bounds().mode() == Mode.PROXY) {
        previous
            .prefixes()
            .forEach(prefix -> expected.add(new PreviousMaar(previous.address(), prefix)));
        routers += previous.confirmed() ? 1 : 0;
      }
    }
    requireSame(expected, ack.options().all(PreviousMaar.class), ack);
    checkRouters(routers, binding.get(), ack);
  }

  private void checkRouters(int least, CmdBindingView binding, BindingAcknowledgement ack) {
    List<Routers.Shown> told = Routers.in(ack.options());
    require(told.size() >= least, "its routers", ack);
    requireNetworks(told.size(), ack);
    for (Routers.Shown router : told) {
      boolean known = false;
      for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
        Ipv6Address address = previous.address();
        known =
            known
                || router.isOf(
                    Addresses.number(address), previous.prefixes().first(), world.bounds());
      }
      require(known, "a router of nobody", ack);
    }
  }

  // Verifies: 8885-4.4-4
  /** Whoever tells its router tells the networks behind it. */
  private void requireNetworks(int routers, BindingAcknowledgement ack) {
    int told = ack.options().all(LocalPrefix.class).size();
    require(told == (world.bounds().networks() ? routers : 0), "its local networks", ack);
  }

  private void requireSame(List<?> expected, List<?> found, BindingAcknowledgement ack) {
    require(expected.equals(found), found + " instead of " + expected, ack);
  }

  private void require(boolean holds, String what, BindingAcknowledgement ack) {
    if (!holds) {
      throw new Violation(
          Properties.SENT_AS_ASKED,
          Addresses.name(node) + " answers as it should not, for " + what + ": " + ack);
    }
  }
}
