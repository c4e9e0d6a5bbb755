package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.CmdCase.accepted;
import static org.maarg.conformance.cases.CmdCase.implied;
import static org.maarg.conformance.cases.CmdCase.must;
import static org.maarg.conformance.cases.CmdCase.notAccepted;
import static org.maarg.conformance.cases.CmdCase.reading;
import static org.maarg.conformance.cases.CmdCase.silent;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.maarg.conformance.play.Arrival;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.Played;
import org.maarg.conformance.play.RawMessage;
import org.maarg.conformance.play.Scene;
import org.maarg.conformance.play.Session;
import org.maarg.conformance.play.Unmet;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;

/** Mobility Headers that are odd or wrong, at a CMD (RFC 6275 6.1, 6.2, 9.2). */
final class CmdFormatCases {
  private static final int[] UNKNOWN_OPTION = {200, 6, 1, 2, 3, 4, 5, 6};
  private static final int[] PAD_WITH_CONTENTS = {1, 6, 0xde, 0xad, 0xbe, 0xef, 0, 1};
  private static final int[] OPTION_PAST_END = {200, 60, 0, 0, 0, 0, 0, 0};
  private static final int[] SHORT_PREFIX = {22, 6, 0, 64, 0x20, 0x01, 0x0d, 0xb8};
  private static final int FLAGS_LOW_OCTET = 9;

  private CmdFormatCases() {}

  static List<Case> all() {
    return List.of(
        must(
            "6275-9.2-2/unknown-type",
            "A message of unknown type is answered by a Binding Error of status 2.",
            CmdFormatCases::unknownType),
        must(
            "6275-9.2-3/payload-proto",
            "A PBU whose Payload Proto is not 59 is not answered by a PBA.",
            scene -> silently(scene, it -> it.set(RawMessage.PAYLOAD_PROTO, 58))),
        must(
            "6275-9.2-4/header-length-too-small",
            "A PBU whose Header Len is below the minimum is not answered by a PBA.",
            scene -> silently(scene, it -> it.set(RawMessage.HEADER_LENGTH, 0))),
        reading(
            "6275-6.1.1-3/header-length-too-large",
            "A PBU whose Header Len tells of more octets than have come registers nobody.",
            scene -> unaccepted(scene, it -> it.set(RawMessage.HEADER_LENGTH, 255))),
        reading(
            "6275-6.2.1-4/option-past-the-end",
            "A PBU with an option that runs past the end registers nobody.",
            scene -> unaccepted(scene, it -> it.append(OPTION_PAST_END))),
        reading(
            "6275-6.2.1-4/option-too-short",
            "A PBU with a Home Network Prefix option of length 6 registers nobody.",
            scene -> unaccepted(scene, it -> it.insert(RawMessage.UPDATE_OPTIONS, shortPrefix()))),
        must(
            "8885-4.1-4/unknown-option",
            "A PBU with an unknown option in front is accepted.",
            scene -> fine(scene, it -> it.insert(RawMessage.UPDATE_OPTIONS, UNKNOWN_OPTION))),
        must(
            "6275-6.2.3-2/padding-with-contents",
            "A PBU whose PadN is not zero is accepted.",
            scene -> fine(scene, it -> it.insert(RawMessage.UPDATE_OPTIONS, PAD_WITH_CONTENTS))),
        must(
            "6275-6.1.1-4/reserved-octet",
            "A PBU whose Reserved octet is not zero is accepted.",
            scene -> fine(scene, it -> it.set(RawMessage.RESERVED, 0xff))),
        must(
            "6275-6.1.7-2/reserved-flags",
            "A PBU with reserved bits set in its flags is accepted.",
            scene -> fine(scene, it -> it.set(FLAGS_LOW_OCTET, 0x1f))),
        implied(
                "6275-6.2-1/options-in-reverse",
                "A PBU whose options stand in reverse order is accepted.",
                CmdFormatCases::reversed)
            .standsOn("6275-6.2-1", "5213-8.1-4"));
  }

  private static int[] shortPrefix() {
    return SHORT_PREFIX.clone();
  }

  private static BindingUpdate update(Scene scene) {
    return Session.of(scene).update(scene.maar(1));
  }

  private static void silently(Scene scene, Function<RawMessage, RawMessage> spoil)
      throws InterruptedException {
    BindingUpdate update = update(scene);
    RawMessage raw = spoil.apply(scene.raw(scene.maar(1), update));
    silent(scene, update.sequence(), raw.octets());
  }

  private static void unaccepted(Scene scene, Function<RawMessage, RawMessage> spoil)
      throws InterruptedException {
    BindingUpdate update = update(scene);
    RawMessage raw = spoil.apply(scene.raw(scene.maar(1), update));
    notAccepted(scene, update.sequence(), raw.octets());
  }

  private static void fine(Scene scene, Function<RawMessage, RawMessage> change)
      throws InterruptedException {
    accepted(scene, change.apply(scene.raw(scene.maar(1), update(scene))).octets());
  }

  private static void reversed(Scene scene) throws InterruptedException {
    BindingUpdate turned = Edit.options(update(scene), Options::reversed);
    accepted(scene, scene.raw(scene.maar(1), turned).octets());
  }

  private static void unknownType(Scene scene) throws InterruptedException {
    bindingError(scene, scene.maar(1), scene.raw(scene.maar(1), update(scene)));
  }

  /** An unknown type makes a Binding Error that names no home address. */
  static void bindingError(Scene scene, Played from, RawMessage raw) throws InterruptedException {
    scene.sendOctets(from, raw.set(RawMessage.TYPE, 99).octets());
    Optional<Arrival> arrival =
        scene.next(
            it -> it.at().equals(from) && it.message() instanceof BindingError, scene.patience());
    BindingError error =
        (BindingError)
            arrival.orElseThrow(() -> scene.silence("a Binding Error of status 2")).message();
    Unmet.unlessEqual("status", BindingError.UNRECOGNIZED_MH_TYPE, error.status());
    Unmet.unlessEqual("Home Address", Ipv6Address.UNSPECIFIED, error.homeAddress());
  }
}
