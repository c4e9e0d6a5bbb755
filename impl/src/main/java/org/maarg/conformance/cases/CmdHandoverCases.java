package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.CmdCase.implied;
import static org.maarg.conformance.cases.CmdCase.must;
import static org.maarg.conformance.cases.CmdCase.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.protocol.Mode;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.UnknownOption;

/** Handovers at a CMD: what the P-MAARs are told, in every mode (RFC 8885 3.2). */
final class CmdHandoverCases {
  private static final int UNASSIGNED_OPTION = 200;
  private static final long LATER_MILLIS = 1_000;

  private CmdHandoverCases() {}

  static List<Case> all() {
    return List.of(
        implied(
                "8885-3.2-2/forwards-to-previous-maar",
                "After a handover the CMD sends a PBU to the MAAR before it.",
                scene -> relayed(scene))
            .maars(2),
        implied(
                "8885-3.2-3/forwards-to-all",
                "After a second handover the CMD sends a PBU to both P-MAARs.",
                CmdHandoverCases::forwardsToAll)
            .maars(3),
        implied(
                "8885-3.2-4/serving-maar-option",
                "The forwarded PBU has a Serving MAAR option with the new MAAR's address.",
                CmdHandoverCases::servingMaar)
            .maars(2),
        implied(
                "8885-4.6-5/one-serving-maar-option",
                "The forwarded PBU has not more than one Serving MAAR option.",
                CmdHandoverCases::oneServingMaar)
            .maars(2),
        implied(
                "8885-4.1-1/d-flag",
                "The forwarded PBU has the D flag.",
                scene -> hasFlag(scene, BindingUpdate.DISTRIBUTED, "D"))
            .maars(2),
        implied(
                "5213-6.9.1.5-1/p-flag",
                "The forwarded PBU has the P flag.",
                scene -> hasFlag(scene, BindingUpdate.PROXY, "P"))
            .standsOn("5213-6.9.1.5-1", "8885-3.2-3")
            .maars(2),
        implied(
                "5213-6.9.1.5-4/a-flag",
                "The forwarded PBU has the A flag.",
                scene -> hasFlag(scene, BindingUpdate.ACKNOWLEDGE, "A"))
            .standsOn("5213-6.9.1.5-4", "8885-3.2-3")
            .maars(2),
        implied(
                "5213-6.9.1.5-1/mandatory-options",
                "The forwarded PBU has MN-ID, prefix, Handoff Indicator and Access Technology Type.",
                CmdHandoverCases::mandatoryOptions)
            .standsOn("5213-6.9.1.5-1", "8885-3.2-3")
            .maars(2),
        implied(
                "8885-3.2-5/proxy-coa-moves",
                "The second handover makes the CMD send a PBU to the MAAR of the first.",
                CmdHandoverCases::proxyCoaMoves)
            .maars(2),
        reading(
                "8885-3.2-24/returning-node-leaves-the-list",
                "A MAAR that a mobile node returns to gets no PBU: it is no P-MAAR any more.",
                CmdHandoverCases::returningNode)
            .maars(2),
        implied(
                "8885-3.2-25/duplicate-starts-nothing",
                "A repeated PBU of a handover under way makes no second PBU to the P-MAAR.",
                CmdHandoverCases::duplicate)
            .maars(2),
        implied(
                "8885-3.2-27/prefix-of-the-new-maar",
                "The PBA after a handover has the prefix that the new MAAR registered.",
                CmdHandoverCases::prefixOfNewMaar)
            .in(Mode.RELAY, Mode.PROXY)
            .maars(2),
        implied(
                "8885-3.2-12/previous-maar-option",
                "The PBA after a handover names the P-MAAR and its prefix.",
                CmdHandoverCases::previousMaar)
            .in(Mode.RELAY, Mode.PROXY)
            .maars(2),
        implied(
                "8885-3.2-12/serving-maar-not-listed",
                "The PBA after a handover does not list the serving MAAR itself.",
                CmdHandoverCases::servingMaarNotListed)
            .in(Mode.RELAY, Mode.PROXY)
            .maars(2),
        implied(
                "8885-3.2-12/one-option-each",
                "The PBA after a second handover has one Previous MAAR option for each P-MAAR.",
                CmdHandoverCases::oneOptionEach)
            .in(Mode.RELAY, Mode.PROXY)
            .maars(3),
        must(
                "8885-4.2-3/unknown-option-in-pba",
                "A P-MAAR's PBA with an unknown option in front counts.",
                CmdHandoverCases::unknownOptionInPba)
            .maars(2),
        reading(
                "8885-3.7-6/dlif-options",
                "A PBA that lists a P-MAAR tells the router addresses of the P-MAAR's PBA.",
                CmdHandoverCases::dlif)
            .standsOn("8885-3.7-6", "8885-4.7-4", "8885-4.8-4")
            .in(Mode.RELAY, Mode.PROXY)
            .maars(2));
  }

  /** Registers at MAAR 1, appears at MAAR 2, returns what MAAR 1 is told. */
  private static BindingUpdate relayed(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.begin(scene.maar(2));
    return session.relayed(scene.maar(1));
  }

  private static void forwardsToAll(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.move(scene.maar(2));
    session.begin(scene.maar(3));
    session.relayed(scene.maar(1));
    session.relayed(scene.maar(2));
  }

  private static void servingMaar(Scene scene) throws InterruptedException {
    BindingUpdate update = relayed(scene);
    Unmet.unless(
        Session.names(update, scene.maar(2)),
        "a Serving MAAR option of " + scene.maar(2).address(),
        Text.of(update));
  }

  private static void oneServingMaar(Scene scene) throws InterruptedException {
    BindingUpdate update = relayed(scene);
    Unmet.unless(
        update.options().all(ServingMaar.class).size() <= 1,
        "at most one Serving MAAR option",
        Text.of(update));
  }

  private static void hasFlag(Scene scene, int flag, String name) throws InterruptedException {
    BindingUpdate update = relayed(scene);
    Unmet.unless(
        update.has(flag),
        "the " + name + " flag",
        "flags 0x" + Integer.toHexString(update.flags()));
  }

  private static void mandatoryOptions(Scene scene) throws InterruptedException {
    BindingUpdate update = relayed(scene);
    List<Class<? extends MobilityOption>> kinds =
        List.of(
            MnId.class,
            HomeNetworkPrefix.class,
            HandoffIndicator.class,
            AccessTechnologyType.class);
    for (Class<? extends MobilityOption> kind : kinds) {
      Unmet.unless(update.options().has(kind), kind.getSimpleName(), Text.of(update));
    }
  }

  private static void proxyCoaMoves(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.move(scene.maar(2));
    session.begin(scene.maar(1));
    session.relayed(scene.maar(2));
  }

  private static void returningNode(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.move(scene.maar(2));
    session.move(scene.maar(1));
    Session.marker(scene, scene.maar(1));
    List<Arrival> updates =
        scene.arrived(it -> Scene.isUpdate(it, scene.maar(1)) && Scene.isAbout(it, scene.mn()));
    Unmet.unless(updates.isEmpty(), "no PBU to the MAAR it returned to", Text.of(updates));
  }

  private static void duplicate(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    BindingUpdate update = session.begin(scene.maar(2));
    session.relayed(scene.maar(1));
    scene.send(scene.maar(2), update);
    Session.marker(scene, scene.maar(2));
    // Shorter than the first timeout: what comes now is no retransmission.
    List<Arrival> updates = scene.updatesWithin(scene.maar(1), scene.mn(), 400);
    Unmet.unless(updates.isEmpty(), "no second PBU to the P-MAAR", Text.of(updates));
  }

  private static BindingAcknowledgement afterHandover(Scene scene, Session session)
      throws InterruptedException {
    session.register(scene.maar(1));
    return session.move(scene.maar(2)).orElseThrow(() -> scene.silence("a PBA"));
  }

  private static void prefixOfNewMaar(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    BindingAcknowledgement ack = afterHandover(scene, session);
    Unmet.unless(
        ack.options()
            .all(HomeNetworkPrefix.class)
            .equals(List.of(new HomeNetworkPrefix(session.prefixAt(scene.maar(2))))),
        "Home Network Prefix " + session.prefixAt(scene.maar(2)),
        Text.of(ack));
  }

  private static void previousMaar(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    BindingAcknowledgement ack = afterHandover(scene, session);
    if (!Session.lists(ack, scene.maar(1))) {
      // What the CMD had until then; the rest comes later (RFC 8885 3.2).
      ack = scene.nextAck(scene.maar(2), scene.mn(), LATER_MILLIS).map(Scene::ack).orElse(ack);
    }
    PreviousMaar expected =
        new PreviousMaar(scene.maar(1).address(), session.prefixAt(scene.maar(1)));
    Unmet.unless(
        ack.options().all(PreviousMaar.class).contains(expected),
        expected.toString(),
        Text.of(ack));
  }

  private static void servingMaarNotListed(Scene scene) throws InterruptedException {
    BindingAcknowledgement ack = afterHandover(scene, Session.of(scene));
    Unmet.unless(
        !Session.lists(ack, scene.maar(2)),
        "no Previous MAAR option of the serving MAAR",
        Text.of(ack));
  }

  /** In one PBA or in several that come one after the other; in none of them twice. */
  private static void oneOptionEach(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    afterHandover(scene, session);
    BindingAcknowledgement ack =
        session.move(scene.maar(3)).orElseThrow(() -> scene.silence("a PBA"));
    Set<Ipv6Address> listed = new HashSet<>(listedOnce(scene, ack));
    while (listed.size() < 2) {
      listed.addAll(
          listedOnce(
              scene,
              scene
                  .nextAck(scene.maar(3), scene.mn(), scene.patience())
                  .map(Scene::ack)
                  .orElseThrow(() -> scene.silence("P-MAARs 1 and 2 listed, beyond " + listed))));
    }
  }

  private static Set<Ipv6Address> listedOnce(Scene scene, BindingAcknowledgement ack) {
    Set<Ipv6Address> found = new HashSet<>();
    for (int number = 1; number <= 2; number++) {
      Ipv6Address previous = scene.maar(number).address();
      long times =
          ack.options().all(PreviousMaar.class).stream()
              .filter(it -> it.address().equals(previous))
              .count();
      Unmet.unless(times <= 1, "one Previous MAAR option of " + previous, Text.of(ack));
      if (times == 1) {
        found.add(previous);
      }
    }
    return found;
  }

  private static void unknownOptionInPba(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.begin(scene.maar(2));
    BindingUpdate update = session.relayed(scene.maar(1));
    BindingAcknowledgement ack = session.acknowledgement(scene.maar(1), update);
    UnknownOption unknown = new UnknownOption(UNASSIGNED_OPTION, Octets.ofHex("0102030405"));
    scene.send(scene.maar(1), Edit.options(ack, options -> Options.inFront(unknown, options)));
    Retransmission.endsWith(scene, scene.maar(1), 1_800);
    Retransmission.requireRepetition(scene);
  }

  private static void dlif(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    session.register(scene.maar(1));
    session.begin(scene.maar(2));
    BindingUpdate relayed = session.relayed(scene.maar(1));
    DlifLinkLocalAddress linkLocal = new DlifLinkLocalAddress(Ipv6Address.parse("fe80::c0:ffee"));
    DlifLinkLayerAddress linkLayer = new DlifLinkLayerAddress(Octets.ofHex("0200c0ffee01"));
    BindingAcknowledgement answer = session.acknowledgement(scene.maar(1), relayed);
    scene.send(scene.maar(1), Edit.with(Edit.with(answer, linkLocal), linkLayer));
    BindingAcknowledgement ack = listing(scene);
    if (scene.settings().mode() == Mode.PROXY) {
      // It was sent before the P-MAAR answered (RFC 8885 3.4); the next one can tell, once that
      // answer is there: what two MAARs send may overtake each other.
      Session.marker(scene, scene.maar(1));
      scene.send(scene.maar(2), session.renewal(scene.maar(2)));
      ack = listing(scene);
    }
    Unmet.unless(
        ack.options().all(DlifLinkLocalAddress.class).contains(linkLocal)
            && ack.options().all(DlifLinkLayerAddress.class).contains(linkLayer),
        "the options " + linkLocal + " and " + linkLayer,
        Text.of(ack));
  }

  private static BindingAcknowledgement listing(Scene scene) throws InterruptedException {
    return Scene.ack(
        scene
            .next(it -> lists(scene, it), scene.patience())
            .orElseThrow(() -> scene.silence("a PBA that lists MAAR 1")));
  }

  private static boolean lists(Scene scene, Arrival arrival) {
    return Scene.isAck(arrival, scene.maar(2))
        && Scene.isAbout(arrival, scene.mn())
        && Session.lists(Scene.ack(arrival), scene.maar(1));
  }
}
