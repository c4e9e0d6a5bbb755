package org.maarg.conformance.play;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maarg.protocol.Mode;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;

/** A mobile node at a target CMD, seen from the MAARs that the tester plays. */
public final class Session {
  public static final int UPDATE_FLAGS =
      BindingUpdate.ACKNOWLEDGE
          | BindingUpdate.HOME
          | BindingUpdate.PROXY
          | BindingUpdate.DISTRIBUTED;
  public static final int ACK_FLAGS =
      BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  /** 40 seconds: longer than any case, and soon over. */
  public static final int LIFETIME = 10;

  public static final Octets LINK_LAYER = Octets.ofHex("020000c0ffee");

  private static final int RETRIES = 3;

  private final Scene scene;
  private final MnId mn;
  private final Map<Played, List<Ipv6Prefix>> prefixes = new LinkedHashMap<>();
  private Optional<Played> serving = Optional.empty();

  public Session(Scene scene, MnId mn) {
    this.scene = scene;
    this.mn = mn;
  }

  /** The case's own mobile node. */
  public static Session of(Scene scene) {
    return new Session(scene, scene.mn());
  }

  public MnId mn() {
    return mn;
  }

  /** The prefix that a MAAR anchors for the mobile node, the first if there are several. */
  public Ipv6Prefix prefixAt(Played maar) {
    return prefixesAt(maar).get(0);
  }

  /** The prefixes that a MAAR anchors for the mobile node: one, unless there was told of more. */
  public List<Ipv6Prefix> prefixesAt(Played maar) {
    return prefixes.computeIfAbsent(maar, it -> List.of(scene.prefixOf(mn, it)));
  }

  /** From now on a MAAR anchors one more prefix for the mobile node. */
  public void addPrefix(Played maar) {
    List<Ipv6Prefix> more = new ArrayList<>(prefixesAt(maar));
    more.add(scene.furtherPrefix(maar));
    prefixes.put(maar, more);
  }

  /** From now on a MAAR names the first prefix alone. */
  public void dropPrefix(Played maar) {
    prefixes.put(maar, List.of(prefixAt(maar)));
  }

  private List<HomeNetworkPrefix> named(Played maar) {
    return prefixesAt(maar).stream().map(HomeNetworkPrefix::new).toList();
  }

  /** A registration at a MAAR, complete and fresh; not sent. */
  public BindingUpdate update(Played maar) {
    List<MobilityOption> options = new ArrayList<>(List.of(mn));
    options.addAll(named(maar));
    options.add(new HandoffIndicator(scene.settings().subscribers().handoffIndicator()));
    options.add(new AccessTechnologyType(scene.settings().subscribers().accessTechnology()));
    options.add(new MnLinkLayerIdentifier(LINK_LAYER));
    options.add(scene.now());
    return new BindingUpdate(
        scene.nextSequence(), UPDATE_FLAGS, LIFETIME, MobilityOptions.copyOf(options));
  }

  /** A re-registration at a MAAR; not sent. */
  public BindingUpdate renewal(Played maar) {
    return Edit.replace(update(maar), new HandoffIndicator(HandoffIndicator.UNCHANGED));
  }

  /** With Handoff Indicator 4, as RFC 5213 6.9.1.4 has it; not sent. */
  public BindingUpdate deregistration(Played maar) {
    HandoffIndicator unknown = new HandoffIndicator(HandoffIndicator.UNKNOWN);
    return Edit.lifetime(Edit.replace(update(maar), unknown), 0);
  }

  /** Sends the registration at a MAAR and does not wait. */
  public BindingUpdate begin(Played maar) {
    BindingUpdate update = update(maar);
    scene.send(maar, update);
    serving = Optional.of(maar);
    return update;
  }

  /** Registers a mobile node that the CMD does not know; the premise of most cases. */
  public BindingAcknowledgement register(Played maar) throws InterruptedException {
    return requireAccepted(ask(maar));
  }

  /** As {@link #register}, but for a CMD that may refuse. */
  public BindingAcknowledgement ask(Played maar) throws InterruptedException {
    begin(maar);
    BindingAcknowledgement ack = scene.awaitAck(maar, mn);
    for (int i = 0; i < RETRIES && ack.status() == Status.TIMESTAMP_MISMATCH; i++) {
      // A busy machine has held the update up for longer than the window allows.
      begin(maar);
      ack = scene.awaitAck(maar, mn);
    }
    return ack;
  }

  /** Sends an update and returns the acknowledgement, which has to accept it. */
  public BindingAcknowledgement exchange(Played maar, BindingUpdate update)
      throws InterruptedException {
    scene.send(maar, update);
    return accepted(maar);
  }

  private BindingAcknowledgement accepted(Played maar) throws InterruptedException {
    return requireAccepted(scene.awaitAck(maar, mn));
  }

  private static BindingAcknowledgement requireAccepted(BindingAcknowledgement ack) {
    Unmet.unless(
        ack.isAccepted(), "a registration to be accepted", "it is refused: " + Text.of(ack));
    return ack;
  }

  /** The update that the CMD has to send to a P-MAAR. */
  public BindingUpdate relayed(Played previous) throws InterruptedException {
    return scene.awaitUpdate(previous, mn);
  }

  /** A P-MAAR follows. */
  public void answer(Played previous, BindingUpdate relayed) {
    scene.send(previous, acknowledgement(previous, relayed));
  }

  /** What a P-MAAR answers: the options as they came, its own prefixes, the Serving MAAR option. */
  public BindingAcknowledgement acknowledgement(Played previous, BindingUpdate relayed) {
    BindingAcknowledgement ack =
        new BindingAcknowledgement(
            0, ACK_FLAGS, relayed.sequence(), relayed.lifetime(), relayed.options());
    ack = Edit.without(ack, HomeNetworkPrefix.class);
    for (HomeNetworkPrefix own : named(previous)) {
      ack = Edit.with(ack, own);
    }
    return ack;
  }

  /** Moves to a MAAR: every P-MAAR follows, and what the mode says has come to the new one. */
  public Optional<BindingAcknowledgement> move(Played maar) throws InterruptedException {
    List<Played> others = prefixes.keySet().stream().filter(it -> !it.equals(maar)).toList();
    begin(maar);
    for (Played previous : others) {
      answer(previous, relayed(previous));
    }
    return scene.settings().mode() == Mode.LOCATOR && !others.isEmpty()
        ? Optional.empty()
        : Optional.of(accepted(maar));
  }

  /** The MAAR where the mobile node is. */
  public Played serving() {
    return serving.orElseThrow(() -> new IllegalStateException("not registered"));
  }

  /** A registration of another mobile node, which has to be answered: what was before it, came. */
  public static void marker(Scene scene, Played maar) throws InterruptedException {
    Session other = new Session(scene, scene.newMn());
    other.begin(maar);
    scene.awaitAck(maar, other.mn());
  }

  public static boolean lists(BindingAcknowledgement ack, Played maar) {
    return ack.options().all(PreviousMaar.class).stream()
        .anyMatch(it -> it.address().equals(maar.address()));
  }

  public static boolean names(BindingUpdate update, Played servingMaar) {
    return update
        .options()
        .first(ServingMaar.class)
        .filter(it -> it.address().equals(servingMaar.address()))
        .isPresent();
  }
}
