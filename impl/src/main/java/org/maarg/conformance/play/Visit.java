package org.maarg.conformance.play;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** A mobile node at a target MAAR, seen from the CMD that the tester plays. */
public final class Visit {
  /** 40 seconds: longer than any case, and soon over. */
  public static final int LIFETIME = 10;

  private final Scene scene;
  private final MnId mn;

  public Visit(Scene scene, MnId mn) {
    this.scene = scene;
    this.mn = mn;
  }

  /** The case's own mobile node. */
  public static Visit of(Scene scene) {
    return new Visit(scene, scene.mn());
  }

  /** The mobile node attaches; returns the registration that the CMD gets. */
  public BindingUpdate attach() throws InterruptedException {
    scene.attachment().attach(mn, Session.LINK_LAYER);
    return scene.awaitUpdate(scene.cmd(), mn);
  }

  /** What the CMD answers; not sent. */
  public BindingAcknowledgement acceptance(BindingUpdate update, int lifetime) {
    List<MobilityOption> options = new ArrayList<>(update.options().asList());
    options.removeIf(it -> it.type() > 27);
    return new BindingAcknowledgement(
        0, Session.ACK_FLAGS, update.sequence(), lifetime, MobilityOptions.copyOf(options));
  }

  public void accept(BindingUpdate update) {
    scene.send(scene.cmd(), acceptance(update, LIFETIME));
  }

  /** The mobile node attaches and is registered; the premise of most cases. */
  public BindingUpdate register() throws InterruptedException {
    return register(LIFETIME);
  }

  public BindingUpdate register(int lifetime) throws InterruptedException {
    BindingUpdate update = attach();
    scene.send(scene.cmd(), acceptance(update, lifetime));
    return update;
  }

  /** The CMD's update that tells of a new serving MAAR; not sent. */
  public BindingUpdate forwarded(BindingUpdate registration, Played serving) {
    BindingUpdate update =
        new BindingUpdate(
            scene.nextSequence(), Session.UPDATE_FLAGS, LIFETIME, registration.options());
    update = Edit.options(update, options -> MobilityOptions.copyOf(usual(options)));
    Timestamp sent = registration.options().first(Timestamp.class).orElseGet(scene::now);
    update = Edit.replace(update, scene.nowAfter(sent));
    return Edit.with(update, new ServingMaar(serving.address()));
  }

  /** The options of RFC 5213 and RFC 4283 alone. */
  private static List<MobilityOption> usual(MobilityOptions options) {
    List<MobilityOption> usual = new ArrayList<>(options.asList());
    usual.removeIf(it -> it.type() > 27);
    return usual;
  }

  /** The CMD's update that ends the session; not sent. */
  public BindingUpdate release(BindingUpdate registration) {
    BindingUpdate update = forwarded(registration, scene.cmd());
    return Edit.lifetime(Edit.without(update, ServingMaar.class), 0);
  }

  /** Registered, and then served by MAAR 1 of the played ones; returns what the target answers. */
  public BindingAcknowledgement follow() throws InterruptedException {
    return follow(register());
  }

  public BindingAcknowledgement follow(BindingUpdate registration) throws InterruptedException {
    return exchange(forwarded(registration, scene.maar(1)));
  }

  /** Sends an update from the CMD and returns the acknowledgement. */
  public BindingAcknowledgement exchange(BindingUpdate update) throws InterruptedException {
    scene.send(scene.cmd(), update);
    return scene.awaitAck(scene.cmd(), mn);
  }

  /** The prefixes that an update names, at least one. */
  public static Set<HomeNetworkPrefix> prefixesOf(BindingUpdate update) {
    prefixOf(update);
    return new HashSet<>(update.options().all(HomeNetworkPrefix.class));
  }

  /** The prefix that an update names, the first if there are several. */
  public static HomeNetworkPrefix prefixOf(BindingUpdate update) {
    return update
        .options()
        .first(HomeNetworkPrefix.class)
        .orElseThrow(() -> new Unmet("a Home Network Prefix option", Text.of(update)));
  }

  /** An update about another mobile node, which has to be answered: what was before it, came. */
  public static void marker(Scene scene, BindingUpdate registration) throws InterruptedException {
    MnId other = scene.newMn();
    Visit visit = new Visit(scene, other);
    scene.send(scene.cmd(), Edit.replace(visit.forwarded(registration, scene.maar(1)), other));
    scene.awaitAck(scene.cmd(), other);
  }
}
