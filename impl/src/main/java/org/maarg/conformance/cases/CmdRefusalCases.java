package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.CmdCase.must;
import static org.maarg.conformance.cases.CmdCase.refused;

import java.util.List;
import java.util.Set;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Skipped;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.Timestamp;

/** What a CMD refuses, with which status, and what is newer than what (RFC 5213 5.3, 5.5). */
final class CmdRefusalCases {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long OLDER_MILLIS = 100;

  private CmdRefusalCases() {}

  static List<Case> all() {
    return List.of(
        must(
            "5213-5.3.1-5/missing-mn-id",
            "A PBU without MN-ID is refused with status 160.",
            scene -> refusedWithout(scene, MnId.class, Status.MISSING_MN_ID)),
        must(
            "5213-5.3.1-10/missing-prefix",
            "A PBU without Home Network Prefix is refused with status 158.",
            scene -> refusedWithout(scene, HomeNetworkPrefix.class, Status.MISSING_HNP)),
        must(
            "5213-5.3.1-11/missing-handoff-indicator",
            "A PBU without Handoff Indicator is refused with status 161.",
            scene ->
                refusedWithout(scene, HandoffIndicator.class, Status.MISSING_HANDOFF_INDICATOR)),
        must(
            "5213-5.3.1-12/missing-access-technology",
            "A PBU without Access Technology Type is refused with status 162.",
            scene ->
                refusedWithout(
                    scene, AccessTechnologyType.class, Status.MISSING_ACCESS_TECHNOLOGY)),
        must(
                "5213-5.3.1-7/unauthorised-node",
                "A PBU for a mobile node that may not be served is refused with status 152, 153 or 154.",
                CmdRefusalCases::unauthorized)
            .standsOn("5213-5.3.1-7", "5213-5.3.1-8", "5213-5.3.1-3"),
        must(
                "5213-5.3.2-1/prefix-of-another-pool",
                "A PBU that names a prefix of another MAAR's pool is refused with status 155.",
                CmdRefusalCases::foreignPrefix)
            .maars(2),
        must(
                "5213-5.3.2-1/prefix-of-another-node",
                "A PBU that names another mobile node's prefix is refused with status 155.",
                CmdRefusalCases::usedPrefix)
            .standsOn("5213-5.4.1.1-3", "5213-5.3.2-1"),
        must(
            "5213-5.3.1-1/p-flag-clear",
            "A Binding Update without the P flag registers nobody.",
            CmdRefusalCases::withoutProxyFlag),
        must(
                "5213-5.3.6-5/refusal-echoes-options",
                "A refusing PBA carries MN-ID, Handoff Indicator and Access Technology Type.",
                CmdRefusalCases::refusalEchoes)
            .standsOn("5213-5.3.6-5", "5213-5.3.6-3"),
        must(
            "5213-5.3.6-4/refusal-echoes-prefix",
            "A refusing PBA carries the Home Network Prefix of the PBU.",
            CmdRefusalCases::refusalEchoesPrefix),
        must(
            "5213-5.5-3/timestamp-ahead",
            "A PBU whose Timestamp is an hour ahead is refused with status 156.",
            scene -> timestampOff(scene, HOUR_MILLIS)),
        must(
            "5213-5.5-3/timestamp-behind",
            "A PBU whose Timestamp is an hour behind is refused with status 156.",
            scene -> timestampOff(scene, -HOUR_MILLIS)),
        must(
                "5213-5.5-4/older-timestamp",
                "A PBU whose Timestamp is lower than the last accepted one is refused with 157.",
                CmdRefusalCases::olderTimestamp)
            .maars(2),
        must(
                "5213-5.5-4/older-timestamp-moves-nothing",
                "A PBU with such a Timestamp makes the CMD send nothing to the serving MAAR.",
                CmdRefusalCases::olderTimestampMovesNothing)
            .maars(2),
        must(
            "5213-5.5-7/older-sequence",
            "Without Timestamps, a PBU of a lower sequence number is refused with status 135.",
            scene -> olderSequence(scene)),
        must(
            "6275-9.5.1-3/last-sequence-told",
            "The refusal with status 135 tells the sequence number that was accepted last.",
            CmdRefusalCases::lastSequenceTold),
        must(
            "6275-9.5.1-2/sequence-wraps",
            "Sequence number 1 is newer than 65535.",
            CmdRefusalCases::sequenceWraps),
        must(
                "5213-5.3.6-6/refusal-has-timestamp",
                "A refusing PBA carries a Timestamp option when the PBU did.",
                CmdRefusalCases::refusalHasTimestamp)
            .standsOn("5213-5.3.6-6", "5213-5.5-5"));
  }

  private static void refusedWithout(Scene scene, Class<? extends MobilityOption> kind, int status)
      throws InterruptedException {
    refused(scene, Edit.without(Session.of(scene).update(scene.maar(1)), kind), status);
  }

  private static void unauthorized(Scene scene) throws InterruptedException {
    String name =
        scene
            .settings()
            .unauthorized()
            .orElseThrow(() -> new Skipped("no mobile node is named that the CMD must refuse"));
    MnId intruder = scene.adopt(MnId.nai(name));
    BindingUpdate update = Edit.replace(Session.of(scene).update(scene.maar(1)), intruder);
    // Which of the three is a matter of what the CMD knows: the service, the node or the MAAR.
    refused(
        scene,
        update,
        Status.PROXY_REG_NOT_ENABLED,
        Status.NOT_LMA_FOR_THIS_MN,
        Status.MAG_NOT_AUTHORIZED);
  }

  private static BindingUpdate withForeignPrefix(Scene scene) {
    HomeNetworkPrefix foreign = new HomeNetworkPrefix(scene.newPrefix(scene.maar(2)));
    return Edit.replace(Session.of(scene).update(scene.maar(1)), foreign);
  }

  private static void foreignPrefix(Scene scene) throws InterruptedException {
    refused(scene, withForeignPrefix(scene), Status.NOT_AUTHORIZED_FOR_HNP);
  }

  private static BindingUpdate withUsedPrefix(Scene scene) throws InterruptedException {
    Session other = new Session(scene, scene.newMn());
    other.register(scene.maar(1));
    HomeNetworkPrefix used = new HomeNetworkPrefix(other.prefixAt(scene.maar(1)));
    return Edit.replace(Session.of(scene).update(scene.maar(1)), used);
  }

  private static void usedPrefix(Scene scene) throws InterruptedException {
    refused(scene, withUsedPrefix(scene), Status.NOT_AUTHORIZED_FOR_HNP);
  }

  private static void withoutProxyFlag(Scene scene) throws InterruptedException {
    BindingUpdate update = Session.of(scene).update(scene.maar(1));
    BindingUpdate plain = Edit.flags(update, Session.UPDATE_FLAGS & ~BindingUpdate.PROXY);
    byte[] octets = scene.raw(scene.maar(1), plain).octets();
    CmdCase.notAccepted(scene, plain.sequence(), octets);
  }

  /** Refused by whatever status: the Timestamp is an hour off. */
  private static BindingUpdate refusable(Scene scene) {
    BindingUpdate update = Session.of(scene).update(scene.maar(1));
    return Edit.replace(update, Scene.shifted(scene.now(), HOUR_MILLIS));
  }

  private static BindingAcknowledgement refusal(Scene scene, BindingUpdate update)
      throws InterruptedException {
    scene.send(scene.maar(1), update);
    BindingAcknowledgement ack = scene.awaitAck(scene.maar(1));
    if (ack.isAccepted()) {
      throw new Skipped("the update was accepted, though its Timestamp is an hour ahead");
    }
    return ack;
  }

  private static void refusalEchoes(Scene scene) throws InterruptedException {
    BindingUpdate update = refusable(scene);
    BindingAcknowledgement ack = refusal(scene, update);
    for (Class<? extends MobilityOption> kind :
        List.of(MnId.class, HandoffIndicator.class, AccessTechnologyType.class)) {
      Unmet.unless(
          update.options().all(kind).equals(ack.options().all(kind)),
          update.options().all(kind).toString(),
          Text.of(ack));
    }
  }

  private static void refusalEchoesPrefix(Scene scene) throws InterruptedException {
    BindingUpdate update = refusable(scene);
    BindingAcknowledgement ack = refusal(scene, update);
    List<HomeNetworkPrefix> expected = update.options().all(HomeNetworkPrefix.class);
    Unmet.unless(
        expected.equals(ack.options().all(HomeNetworkPrefix.class)),
        expected.toString(),
        Text.of(ack));
  }

  private static void refusalHasTimestamp(Scene scene) throws InterruptedException {
    BindingAcknowledgement ack = refusal(scene, refusable(scene));
    Unmet.unless(ack.options().has(Timestamp.class), "a Timestamp option", Text.of(ack));
  }

  private static void timestampOff(Scene scene, long millis) throws InterruptedException {
    BindingUpdate update = Session.of(scene).update(scene.maar(1));
    Timestamp off = Scene.shifted(scene.now(), millis);
    refused(scene, Edit.replace(update, off), Status.TIMESTAMP_MISMATCH);
  }

  /** Registered at MAAR 1; an update from MAAR 2 that was sent a little before that. */
  private static BindingUpdate late(Scene scene, Session session) throws InterruptedException {
    BindingUpdate first = session.update(scene.maar(1));
    session.exchange(scene.maar(1), first);
    Timestamp before =
        Scene.shifted(first.options().first(Timestamp.class).orElseThrow(), -OLDER_MILLIS);
    return Edit.replace(session.update(scene.maar(2)), before);
  }

  private static void olderTimestamp(Scene scene) throws InterruptedException {
    BindingUpdate update = late(scene, Session.of(scene));
    refused(scene, scene.maar(2), update, Set.of(Status.TIMESTAMP_LOWER));
  }

  private static void olderTimestampMovesNothing(Scene scene) throws InterruptedException {
    scene.send(scene.maar(2), late(scene, Session.of(scene)));
    Session.marker(scene, scene.maar(2));
    Session.marker(scene, scene.maar(1));
    List<Arrival> updates =
        scene.arrived(it -> Scene.isUpdate(it, scene.maar(1)) && Scene.isAbout(it, scene.mn()));
    Unmet.unless(updates.isEmpty(), "no PBU to the serving MAAR", Text.of(updates));
  }

  /** A session by sequence numbers, begun as RFC 5213 6.9.1.1 has it. */
  private static Session numbered(Scene scene, int sequence) throws InterruptedException {
    Session session = Session.of(scene);
    session.exchange(scene.maar(1), numbered(session.update(scene.maar(1)), sequence));
    return session;
  }

  private static BindingUpdate numbered(BindingUpdate update, int sequence) {
    return Edit.sequence(Edit.without(update, Timestamp.class), sequence);
  }

  private static BindingAcknowledgement olderSequence(Scene scene) throws InterruptedException {
    Session session = numbered(scene, 1_000);
    BindingUpdate older = numbered(session.renewal(scene.maar(1)), 990);
    return refused(scene, older, Status.SEQUENCE_OUT_OF_WINDOW);
  }

  private static void lastSequenceTold(Scene scene) throws InterruptedException {
    Unmet.unlessEqual("sequence number", 1_000, olderSequence(scene).sequence());
  }

  private static void sequenceWraps(Scene scene) throws InterruptedException {
    Session session = numbered(scene, 65_535);
    session.exchange(scene.maar(1), numbered(session.renewal(scene.maar(1)), 1));
  }
}
