package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.MaarCase.implied;
import static org.maarg.conformance.cases.MaarCase.must;
import static org.maarg.conformance.cases.MaarCase.should;

import java.util.List;
import java.util.Optional;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.NotShown;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Text;
import org.maarg.conformance.play.Unmet;
import org.maarg.conformance.play.Visit;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** A MAAR's registrations when a mobile node attaches (RFC 8885 3.1, RFC 5213 6.9.1). */
final class MaarRegistrationCases {
  /** 4 seconds: the shortest lifetime there is. */
  private static final int SHORTEST = 1;

  private static final long QUIET_MILLIS = 2_600;
  private static final long NEXT_TRY_MILLIS = 4_000;

  private MaarRegistrationCases() {}

  static List<Case> all() {
    return List.of(
        implied(
            "8885-3.1-2/registers-on-attach",
            "When a mobile node attaches, the MAAR sends the CMD a PBU with its MN-ID.",
            scene -> Visit.of(scene).attach()),
        implied(
            "8885-3-6/prefix-of-own-pool",
            "The PBU names a prefix of the MAAR's own pool.",
            MaarRegistrationCases::ownPool),
        implied(
            "8885-3.1-1/a-prefix-for-each-node",
            "Two mobile nodes get different prefixes.",
            MaarRegistrationCases::differentPrefixes),
        implied(
            "8885-4.1-1/d-flag",
            "The PBU has the D flag.",
            scene -> hasFlag(scene, BindingUpdate.DISTRIBUTED, "D")),
        must(
            "5213-6.9.1.5-1/p-flag",
            "The PBU has the P flag.",
            scene -> hasFlag(scene, BindingUpdate.PROXY, "P")),
        must(
            "5213-6.9.1.5-4/a-flag",
            "The PBU has the A flag.",
            scene -> hasFlag(scene, BindingUpdate.ACKNOWLEDGE, "A")),
        must(
            "5213-6.9.1.5-1/handoff-indicator",
            "The PBU has a Handoff Indicator option.",
            scene -> has(scene, HandoffIndicator.class)),
        must(
            "5213-6.9.1.5-1/access-technology",
            "The PBU has an Access Technology Type option.",
            scene -> has(scene, AccessTechnologyType.class)),
        must(
                "5213-6.9.1.5-2/timestamp",
                "The PBU's Timestamp, where it has one, is the time of day.",
                MaarRegistrationCases::timestamp)
            .standsOn("5213-6.9.1.1-14", "5213-5.5-16"),
        must(
                "6275-6.1.7-3/lifetime-asked-for",
                "The registration asks for a lifetime above 0.",
                MaarRegistrationCases::lifetime)
            .standsOn("6275-11.7.1-5"),
        implied(
            "8885-4.6-4/no-serving-maar-option",
            "A MAAR's own registration has no Serving MAAR option.",
            MaarRegistrationCases::noServingMaar),
        must(
            "6275-11.7.3-2/sequence-taken-up",
            "After a PBA of status 135 the MAAR goes on from the sequence number told there.",
            MaarRegistrationCases::sequenceTakenUp),
        should(
            "5213-6.9.1.2-6/not-again-after-152",
            "After a PBA of status 152 the MAAR sends no further registration.",
            MaarRegistrationCases::notAgain),
        should(
            "5213-6.9.1.2-7/other-prefix-after-155",
            "After a PBA of status 155 the MAAR does not ask for the same prefix again.",
            MaarRegistrationCases::otherPrefix),
        must(
                "5213-6.9.1.3-1/extension",
                "A PBU that extends the lifetime has Handoff Indicator 5.",
                MaarRegistrationCases::extension)
            .slow(),
        should(
                "6275-11.7.3-5/extension-in-time",
                "The extension comes before the lifetime that was granted is over.",
                MaarRegistrationCases::extensionInTime)
            .slow()
            .timed());
  }

  private static void ownPool(Scene scene) throws InterruptedException {
    Ipv6Prefix prefix = Visit.prefixOf(Visit.of(scene).attach()).prefix();
    Ipv6Prefix pool = scene.settings().targetPool();
    Unmet.unless(pool.contains(prefix), "a prefix of " + pool, prefix.toString());
  }

  private static void differentPrefixes(Scene scene) throws InterruptedException {
    HomeNetworkPrefix first = Visit.prefixOf(Visit.of(scene).attach());
    MnId other = scene.newMn();
    HomeNetworkPrefix second = Visit.prefixOf(new Visit(scene, other).attach());
    if (scene.attachment().canDetach()) {
      scene.attachment().detach(other);
    }
    Unmet.unless(!first.equals(second), "two prefixes", first + " for both");
  }

  private static void hasFlag(Scene scene, int flag, String name) throws InterruptedException {
    BindingUpdate update = Visit.of(scene).attach();
    Unmet.unless(
        update.has(flag),
        "the " + name + " flag",
        "flags 0x" + Integer.toHexString(update.flags()));
  }

  private static void has(Scene scene, Class<? extends MobilityOption> kind)
      throws InterruptedException {
    BindingUpdate update = Visit.of(scene).attach();
    Unmet.unless(update.options().has(kind), kind.getSimpleName(), Text.of(update));
  }

  private static void timestamp(Scene scene) throws InterruptedException {
    BindingUpdate update = Visit.of(scene).attach();
    Optional<Timestamp> stamp = update.options().first(Timestamp.class);
    if (stamp.isEmpty()) {
      throw new NotShown("the target orders by sequence numbers (TimestampBasedApproachInUse 0)");
    }
    Unmet.unless(stamp.get().isWithin(1_000, scene.now()), "a Timestamp of now", Text.of(update));
  }

  private static void lifetime(Scene scene) throws InterruptedException {
    BindingUpdate update = Visit.of(scene).attach();
    Unmet.unless(update.lifetime() > 0, "a lifetime above 0", Text.of(update));
  }

  private static void noServingMaar(Scene scene) throws InterruptedException {
    BindingUpdate update = Visit.of(scene).attach();
    Unmet.unless(
        !update.options().has(ServingMaar.class), "no Serving MAAR option", Text.of(update));
  }

  private static BindingAcknowledgement refusal(Scene scene, BindingUpdate update, int status) {
    return Edit.status(Visit.of(scene).acceptance(update, 0), status);
  }

  private static void sequenceTakenUp(Scene scene) throws InterruptedException {
    BindingUpdate update = Visit.of(scene).attach();
    int told = update.sequence() + 100 & 0xffff;
    BindingAcknowledgement ack = refusal(scene, update, Status.SEQUENCE_OUT_OF_WINDOW);
    scene.send(scene.cmd(), Edit.sequence(ack, told));
    // At once, or after its timeout: the text does not say.
    BindingUpdate next =
        scene
            .nextUpdate(scene.cmd(), scene.mn(), Math.max(scene.patience(), NEXT_TRY_MILLIS))
            .map(Scene::update)
            .orElseThrow(() -> new NotShown("the target does not register again after that"));
    Unmet.unless(
        SequenceNumber.isNewer(next.sequence(), told),
        "a sequence number after " + told,
        "sequence number " + next.sequence());
  }

  private static void notAgain(Scene scene) throws InterruptedException {
    BindingUpdate update = Visit.of(scene).attach();
    scene.send(scene.cmd(), refusal(scene, update, Status.PROXY_REG_NOT_ENABLED));
    List<Arrival> updates = scene.updatesWithin(scene.cmd(), scene.mn(), QUIET_MILLIS);
    Unmet.unless(updates.isEmpty(), "no further PBU", Text.of(updates));
  }

  private static void otherPrefix(Scene scene) throws InterruptedException {
    BindingUpdate update = Visit.of(scene).attach();
    scene.send(scene.cmd(), refusal(scene, update, Status.NOT_AUTHORIZED_FOR_HNP));
    for (Arrival arrival : scene.updatesWithin(scene.cmd(), scene.mn(), QUIET_MILLIS)) {
      HomeNetworkPrefix named = Visit.prefixOf(Scene.update(arrival));
      Unmet.unless(!named.equals(Visit.prefixOf(update)), "another prefix", named.toString());
    }
  }

  private static void extension(Scene scene) throws InterruptedException {
    Visit.of(scene).register(SHORTEST);
    // That a MAAR extends the lifetime at all is left to it (RFC 5213 6.9.1.3).
    BindingUpdate update =
        scene
            .nextUpdate(scene.cmd(), scene.mn(), 6_000)
            .map(Scene::update)
            .filter(it -> it.lifetime() > 0)
            .orElseThrow(() -> new NotShown("no PBU extended the lifetime within 6000 ms"));
    int indicator =
        update.options().first(HandoffIndicator.class).map(HandoffIndicator::value).orElse(0);
    Unmet.unlessEqual("Handoff Indicator", HandoffIndicator.UNCHANGED, indicator);
    Visit.of(scene).accept(update);
  }

  private static void extensionInTime(Scene scene) throws InterruptedException {
    Visit.of(scene).register(SHORTEST);
    Optional<Arrival> update = scene.nextUpdate(scene.cmd(), scene.mn(), 4_000);
    Unmet.unless(
        update.isPresent() && Scene.update(update.get()).lifetime() > 0,
        "an extension within 4000 ms",
        update.map(it -> Text.of(it.message())).orElse("nothing came"));
    Visit.of(scene).accept(Scene.update(update.get()));
  }
}
