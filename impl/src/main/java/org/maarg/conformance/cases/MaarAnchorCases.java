package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.MaarCase.implied;
import static org.maarg.conformance.cases.MaarCase.must;
import static org.maarg.conformance.cases.MaarCase.notAccepted;
import static org.maarg.conformance.cases.MaarCase.refused;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.conformance.play.Visit;
import org.maarg.protocol.Mode;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** A MAAR as P-MAAR: what it answers to the CMD's updates (RFC 8885 3.2, 3.3). */
final class MaarAnchorCases {

  private MaarAnchorCases() {}

  static List<Case> all() {
    return List.of(
        implied(
            "8885-3.2-7/answers-the-cmd",
            "A P-MAAR answers a PBU with a Serving MAAR option by a PBA of status 0.",
            MaarAnchorCases::answers),
        implied(
            "8885-3.2-8/serving-maar-option",
            "The P-MAAR's PBA carries the Serving MAAR option of the PBU.",
            MaarAnchorCases::servingMaar),
        implied(
            "8885-3.2-9/anchored-prefix",
            "The P-MAAR's PBA carries the prefix that it anchors.",
            MaarAnchorCases::anchoredPrefix),
        implied(
            "8885-4.2-1/d-flag",
            "The P-MAAR's PBA has the D flag.",
            scene -> hasFlag(scene, BindingAcknowledgement.DISTRIBUTED, "D")),
        must(
            "5213-5.3.6-1/p-flag",
            "The P-MAAR's PBA has the P flag.",
            scene -> hasFlag(scene, BindingAcknowledgement.PROXY, "P")),
        must(
            "6275-10.3.1-3/sequence-of-the-update",
            "The P-MAAR's PBA has the sequence number of the PBU.",
            MaarAnchorCases::sequence),
        must(
            "6275-10.3.1-1/lifetime-not-longer",
            "The P-MAAR's PBA grants no longer lifetime than the PBU asked for.",
            MaarAnchorCases::lifetime),
        must(
            "5213-5.3.6-5/options-echoed",
            "The P-MAAR's PBA carries Handoff Indicator and Access Technology Type of the PBU.",
            MaarAnchorCases::echoes),
        must(
            "5213-5.5-6/timestamp",
            "The P-MAAR's PBA carries the Timestamp of the PBU unchanged.",
            MaarAnchorCases::timestamp),
        implied(
            "8885-3.2-7/follows-again",
            "A P-MAAR follows a second update to another serving MAAR.",
            MaarAnchorCases::followsAgain),
        implied(
                "8885-3.3-1/direct-answer",
                "In locator mode the P-MAAR sends its PBA to the serving MAAR as well.",
                MaarAnchorCases::directAnswer)
            .in(Mode.LOCATOR),
        implied(
                "8885-3.2-7/no-direct-answer",
                "Outside locator mode the P-MAAR sends its PBA to nobody but the CMD.",
                MaarAnchorCases::noDirectAnswer)
            .in(Mode.RELAY, Mode.PROXY),
        implied(
            "8885-3.2-24/same-prefix-on-return",
            "A mobile node that returns is registered with the prefix that is anchored here.",
            MaarAnchorCases::returns),
        must(
            "5213-5.5-4/older-timestamp",
            "An update with a Timestamp lower than the last accepted is refused with 157.",
            MaarAnchorCases::olderTimestamp),
        must(
            "5213-5.5-7/older-sequence",
            "Without Timestamps, an update of a lower sequence number is refused with 135.",
            MaarAnchorCases::olderSequence),
        must(
            "5213-5.3.1-8/unknown-node",
            "An update about a mobile node that was never here is refused.",
            MaarAnchorCases::unknownNode),
        must(
            "5213-5.3.1-5/missing-mn-id",
            "An update without MN-ID is refused with status 160.",
            MaarAnchorCases::missingMnId),
        must(
            "5213-5.3.1-3/update-of-another-maar",
            "An update that does not come from the CMD is refused or ignored.",
            MaarAnchorCases::fromAnotherMaar),
        must(
            "5213-5.3.1-1/p-flag-clear",
            "A Binding Update without the P flag moves nothing.",
            MaarAnchorCases::withoutProxyFlag));
  }

  /** An update about a registered mobile node that tells of a new serving MAAR; not sent. */
  static BindingUpdate forwarded(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    return visit.forwarded(visit.register(), scene.maar(1));
  }

  private static void answers(Scene scene) throws InterruptedException {
    BindingAcknowledgement ack = Visit.of(scene).follow();
    Unmet.unless(ack.isAccepted(), "a PBA of status 0", Text.of(ack));
  }

  private static void servingMaar(Scene scene) throws InterruptedException {
    BindingAcknowledgement ack = Visit.of(scene).follow();
    ServingMaar expected = new ServingMaar(scene.maar(1).address());
    Unmet.unless(
        ack.options().all(ServingMaar.class).equals(List.of(expected)),
        expected.toString(),
        Text.of(ack));
  }

  private static void anchoredPrefix(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate registration = visit.register();
    // The CMD's update names the new MAAR's prefix: the answer must name the target's own.
    HomeNetworkPrefix other = new HomeNetworkPrefix(scene.newPrefix(scene.maar(1)));
    BindingUpdate update = Edit.replace(visit.forwarded(registration, scene.maar(1)), other);
    BindingAcknowledgement ack = visit.exchange(update);
    List<HomeNetworkPrefix> named = ack.options().all(HomeNetworkPrefix.class);
    Set<HomeNetworkPrefix> expected = Visit.prefixesOf(registration);
    Unmet.unless(
        named.size() == expected.size() && expected.containsAll(named),
        expected.toString(),
        Text.of(ack));
  }

  private static void hasFlag(Scene scene, int flag, String name) throws InterruptedException {
    BindingAcknowledgement ack = Visit.of(scene).follow();
    Unmet.unless(
        ack.has(flag), "the " + name + " flag", "flags 0x" + Integer.toHexString(ack.flags()));
  }

  private static void sequence(Scene scene) throws InterruptedException {
    BindingUpdate update = forwarded(scene);
    BindingAcknowledgement ack = Visit.of(scene).exchange(update);
    Unmet.unlessEqual("sequence number", update.sequence(), ack.sequence());
  }

  private static void lifetime(Scene scene) throws InterruptedException {
    int granted = Visit.of(scene).follow().lifetime();
    Unmet.unless(
        granted <= Visit.LIFETIME,
        "a lifetime of at most " + Visit.LIFETIME + " units",
        granted + " units");
  }

  private static void echoes(Scene scene) throws InterruptedException {
    echoes(scene, List.of(HandoffIndicator.class, AccessTechnologyType.class));
  }

  private static void timestamp(Scene scene) throws InterruptedException {
    echoes(scene, List.of(Timestamp.class));
  }

  private static void echoes(Scene scene, List<Class<? extends MobilityOption>> kinds)
      throws InterruptedException {
    BindingUpdate update = forwarded(scene);
    BindingAcknowledgement ack = Visit.of(scene).exchange(update);
    for (Class<? extends MobilityOption> kind : kinds) {
      Unmet.unless(
          update.options().all(kind).equals(ack.options().all(kind)),
          update.options().all(kind).toString(),
          Text.of(ack));
    }
  }

  private static void followsAgain(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate registration = visit.register();
    visit.follow(registration);
    BindingAcknowledgement ack = visit.exchange(visit.forwarded(registration, scene.maar(1)));
    Unmet.unless(ack.isAccepted(), "a PBA of status 0", Text.of(ack));
  }

  private static void directAnswer(Scene scene) throws InterruptedException {
    BindingUpdate registration = Visit.of(scene).register();
    Visit.of(scene).follow(registration);
    BindingAcknowledgement direct = scene.awaitAck(scene.maar(1));
    Unmet.unless(
        direct.isAccepted()
            && direct
                .options()
                .all(HomeNetworkPrefix.class)
                .containsAll(Visit.prefixesOf(registration)),
        "a PBA of status 0 with " + Visit.prefixesOf(registration),
        Text.of(direct));
  }

  private static void noDirectAnswer(Scene scene) throws InterruptedException {
    BindingUpdate registration = Visit.of(scene).register();
    Visit.of(scene).follow(registration);
    Visit.marker(scene, registration);
    List<Arrival> acks = scene.arrived(it -> Scene.isAck(it, scene.maar(1)));
    Unmet.unless(acks.isEmpty(), "no PBA to the serving MAAR", Text.of(acks));
  }

  private static void returns(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate first = visit.register();
    visit.follow(first);
    BindingUpdate second = visit.attach();
    Unmet.unlessEqual("prefixes", Visit.prefixesOf(first), Visit.prefixesOf(second));
    visit.accept(second);
  }

  private static void olderTimestamp(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate registration = visit.register();
    BindingUpdate accepted = visit.forwarded(registration, scene.maar(1));
    Unmet.unless(
        visit.exchange(accepted).isAccepted(), "an update to be followed", "it is refused");
    Timestamp stamp = accepted.options().first(Timestamp.class).orElseThrow();
    BindingUpdate older = visit.forwarded(registration, scene.maar(1));
    refused(scene, Edit.replace(older, Scene.shifted(stamp, -100)), Set.of(Status.TIMESTAMP_LOWER));
  }

  private static void olderSequence(Scene scene) throws InterruptedException {
    Visit visit = Visit.of(scene);
    BindingUpdate update =
        Edit.without(visit.forwarded(visit.register(), scene.maar(1)), Timestamp.class);
    Unmet.unless(visit.exchange(update).isAccepted(), "an update to be followed", "it is refused");
    refused(
        scene,
        Edit.sequence(update, update.sequence() - 10),
        Set.of(Status.SEQUENCE_OUT_OF_WINDOW));
  }

  private static void unknownNode(Scene scene) throws InterruptedException {
    Visit other = new Visit(scene, scene.newMn());
    BindingUpdate registration = Visit.of(scene).register();
    MnId never = scene.newMn();
    BindingUpdate update = Edit.replace(other.forwarded(registration, scene.maar(1)), never);
    scene.send(scene.cmd(), update);
    BindingAcknowledgement ack = scene.awaitAck(scene.cmd(), never);
    Unmet.unless(!ack.isAccepted(), "a refusal", Text.of(ack));
  }

  private static void missingMnId(Scene scene) throws InterruptedException {
    refused(scene, Edit.without(forwarded(scene), MnId.class), Set.of(Status.MISSING_MN_ID));
  }

  private static void fromAnotherMaar(Scene scene) throws InterruptedException {
    BindingUpdate update = forwarded(scene);
    scene.send(scene.maar(1), update);
    Optional<Arrival> answer = scene.nextAck(scene.maar(1), scene.mn(), 300);
    Unmet.unless(
        answer.isEmpty() || !Scene.ack(answer.get()).isAccepted(),
        "no answer, or a refusal",
        answer.map(it -> Text.of(it.message())).orElse("nothing"));
  }

  private static void withoutProxyFlag(Scene scene) throws InterruptedException {
    BindingUpdate update = forwarded(scene);
    BindingUpdate plain = Edit.flags(update, update.flags() & ~BindingUpdate.PROXY);
    notAccepted(scene, plain, scene.raw(scene.cmd(), plain).octets());
  }
}
