package org.maarg.conformance.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.maarg.conformance.play.NotShown;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Skipped;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.conformance.play.Visit;
import org.maarg.protocol.Mode;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.PreviousMaar;

/** Several prefixes of a mobile node at one MAAR (RFC 8885 3.5, RFC 5213 5.4). */
final class PrefixSetCases {
  private static final int SHORTEST = 1;
  private static final long EXTENSION_MILLIS = 6_000;

  private PrefixSetCases() {}

  static List<Case> of(TargetRole role) {
    return role == TargetRole.CMD ? ofCmd() : ofMaar();
  }

  private static List<Case> ofCmd() {
    return List.of(
        CmdCase.must(
            "5213-5.3.6-4/set-of-prefixes",
            "The PBA to a registration of two prefixes carries both.",
            PrefixSetCases::both),
        CmdCase.must(
            "5213-5.4.1.1-4/part-of-a-set",
            "A re-registration that names one prefix of two is refused with status 159.",
            PrefixSetCases::part),
        CmdCase.reading(
                "8885-3.2-12/option-for-each-prefix",
                "The PBA has a Previous MAAR option for each of two prefixes of a P-MAAR.",
                PrefixSetCases::optionForEach)
            .in(Mode.RELAY, Mode.PROXY)
            .maars(2));
  }

  private static List<Case> ofMaar() {
    return List.of(
        MaarCase.must(
                "5213-6.9.1.3-3/every-prefix",
                "A PBU that extends the lifetime names the prefixes of the registration, all of"
                    + " them and no other.",
                PrefixSetCases::extension)
            .slow());
  }

  /** Whether a CMD grants a mobile node more than one prefix is its policy (RFC 5213 5.3.2). */
  private static BindingAcknowledgement register(Session session, Played maar)
      throws InterruptedException {
    session.addPrefix(maar);
    BindingAcknowledgement ack = session.ask(maar);
    if (ack.status() == Status.NOT_AUTHORIZED_FOR_HNP) {
      throw new Skipped("not of a target that grants a mobile node one prefix alone");
    }
    Unmet.unless(ack.isAccepted(), "a registration to be accepted", Text.of(ack));
    return ack;
  }

  private static void both(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    BindingAcknowledgement ack = register(session, scene.maar(1));
    Set<Ipv6Prefix> expected = new HashSet<>(session.prefixesAt(scene.maar(1)));
    List<Ipv6Prefix> named =
        ack.options().all(HomeNetworkPrefix.class).stream().map(HomeNetworkPrefix::prefix).toList();
    Unmet.unless(
        named.size() == expected.size() && expected.containsAll(named),
        "Home Network Prefix options of " + expected,
        Text.of(ack));
  }

  private static void part(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    register(session, scene.maar(1));
    session.dropPrefix(scene.maar(1));
    CmdCase.refused(scene, session.renewal(scene.maar(1)), Status.PREFIX_SETS_DIFFER);
  }

  private static void optionForEach(Scene scene) throws InterruptedException {
    Session session = Session.of(scene);
    register(session, scene.maar(1));
    BindingAcknowledgement ack = session.move(scene.maar(2)).orElseThrow();
    Set<PreviousMaar> expected = new HashSet<>();
    for (Ipv6Prefix prefix : session.prefixesAt(scene.maar(1))) {
      expected.add(new PreviousMaar(scene.maar(1).address(), prefix));
    }
    List<PreviousMaar> listed =
        ack.options().all(PreviousMaar.class).stream()
            .filter(it -> it.address().equals(scene.maar(1).address()))
            .toList();
    Unmet.unless(
        listed.size() == expected.size() && expected.containsAll(listed),
        "Previous MAAR options " + expected,
        Text.of(ack));
  }

  private static void extension(Scene scene) throws InterruptedException {
    BindingUpdate registration = Visit.of(scene).register(SHORTEST);
    // That a MAAR extends the lifetime at all is left to it (RFC 5213 6.9.1.3).
    BindingUpdate update =
        scene
            .nextUpdate(scene.cmd(), scene.mn(), EXTENSION_MILLIS)
            .map(Scene::update)
            .filter(it -> it.lifetime() > 0)
            .orElseThrow(
                () ->
                    new NotShown(
                        "no PBU extended the lifetime within " + EXTENSION_MILLIS + " ms"));
    Set<HomeNetworkPrefix> expected = Visit.prefixesOf(registration);
    Unmet.unless(
        Visit.prefixesOf(update).equals(expected)
            && update.options().all(HomeNetworkPrefix.class).size() == expected.size(),
        "Home Network Prefix options " + expected,
        Text.of(update));
    Visit.of(scene).accept(update);
  }
}
