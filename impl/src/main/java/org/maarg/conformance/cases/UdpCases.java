package org.maarg.conformance.cases;

import java.util.List;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.TargetRole;
import org.maarg.conformance.play.Unmet;
import org.maarg.conformance.play.Visit;
import org.maarg.wire.message.BindingAcknowledgement;

/** The Mobility Header's checksum over UDP: sent as 0, and not looked at (RFC 5844 4). */
final class UdpCases {
  private static final long AFTER_FIRST_TIMEOUT_MILLIS = 2_500;

  private UdpCases() {}

  static List<Case> of(TargetRole role) {
    return role == TargetRole.CMD ? cmd() : maar();
  }

  private static List<Case> cmd() {
    return List.of(
        CmdCase.must(
            "5844-4.1.3.1-2/checksum-not-looked-at",
            "Over UDP a PBU whose checksum is wrong is accepted.",
            UdpCases::wrongInUpdate),
        CmdCase.must(
            "5844-4.1.3.2-3/checksum-zero",
            "Over UDP a PBA has checksum 0.",
            UdpCases::zeroInAcknowledgement));
  }

  private static List<Case> maar() {
    return List.of(
        MaarCase.must(
            "5844-4.2.2-5/checksum-not-looked-at",
            "Over UDP a PBA whose checksum is wrong counts.",
            UdpCases::wrongInAcknowledgement),
        MaarCase.must(
            "5844-4.2.2.1-1/checksum-zero",
            "Over UDP a PBU has checksum 0.",
            UdpCases::zeroInUpdate));
  }

  private static void wrongInUpdate(Scene scene) throws InterruptedException {
    scene.requireUdp();
    CmdCase.accepted(
        scene,
        scene
            .raw(scene.maar(1), Session.of(scene).update(scene.maar(1)))
            .octetsWithWrongChecksum());
  }

  private static void zeroInAcknowledgement(Scene scene) throws InterruptedException {
    scene.requireUdp();
    Session.of(scene).begin(scene.maar(1));
    isZero(
        scene
            .nextAck(scene.maar(1), scene.mn(), scene.patience())
            .orElseThrow(() -> scene.silence("a PBA")));
  }

  private static void wrongInAcknowledgement(Scene scene) throws InterruptedException {
    scene.requireUdp();
    Visit visit = Visit.of(scene);
    BindingAcknowledgement ack = visit.acceptance(visit.attach(), Visit.LIFETIME);
    scene.sendOctets(scene.cmd(), scene.raw(scene.cmd(), ack).octetsWithWrongChecksum());
    Retransmission.endsWith(scene, scene.cmd(), AFTER_FIRST_TIMEOUT_MILLIS);
    MaarTimingCases.requireRepetition(scene);
  }

  private static void zeroInUpdate(Scene scene) throws InterruptedException {
    scene.requireUdp();
    scene.attachment().attach(scene.mn(), Session.LINK_LAYER);
    isZero(
        scene
            .nextUpdate(scene.cmd(), scene.mn(), scene.patience())
            .orElseThrow(() -> scene.silence("a PBU")));
  }

  private static void isZero(Arrival arrival) {
    Unmet.unlessEqual("checksum", 0, arrival.checksum());
  }
}
