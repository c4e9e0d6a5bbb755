package org.maarg.conformance.cases;

import static org.maarg.conformance.cases.MaarCase.accepted;
import static org.maarg.conformance.cases.MaarCase.implied;
import static org.maarg.conformance.cases.MaarCase.must;
import static org.maarg.conformance.cases.MaarCase.notAccepted;
import static org.maarg.conformance.cases.MaarCase.reading;
import static org.maarg.conformance.cases.MaarCase.silent;

import java.util.List;
import java.util.function.Function;
import org.maarg.conformance.play.Edit;
import org.maarg.conformance.play.RawMessage;
import org.maarg.conformance.play.Scene;
import org.maarg.wire.message.BindingUpdate;

/** Mobility Headers that are odd or wrong, at a MAAR (RFC 6275 6.1, 6.2, 9.2). */
final class MaarFormatCases {
  private static final int[] UNKNOWN_OPTION = {200, 6, 1, 2, 3, 4, 5, 6};
  private static final int[] OPTION_PAST_END = {200, 60, 0, 0, 0, 0, 0, 0};

  private MaarFormatCases() {}

  static List<Case> all() {
    return List.of(
        must(
            "6275-9.2-2/unknown-type",
            "A message of unknown type is answered by a Binding Error of status 2.",
            scene ->
                CmdFormatCases.bindingError(
                    scene, scene.cmd(), scene.raw(scene.cmd(), MaarAnchorCases.forwarded(scene)))),
        must(
            "6275-9.2-3/payload-proto",
            "An update whose Payload Proto is not 59 is not answered by a PBA.",
            scene -> silently(scene, it -> it.set(RawMessage.PAYLOAD_PROTO, 58))),
        must(
            "6275-9.2-4/header-length-too-small",
            "An update whose Header Len is below the minimum is not answered by a PBA.",
            scene -> silently(scene, it -> it.set(RawMessage.HEADER_LENGTH, 0))),
        reading(
            "6275-6.2.1-4/option-past-the-end",
            "An update with an option that runs past the end is not followed.",
            scene -> unaccepted(scene, it -> it.append(OPTION_PAST_END))),
        must(
            "8885-4.1-4/unknown-option",
            "An update with an unknown option in front is followed.",
            scene -> fine(scene, it -> it.insert(RawMessage.UPDATE_OPTIONS, UNKNOWN_OPTION))),
        must(
            "6275-6.1.1-4/reserved-octet",
            "An update whose Reserved octet is not zero is followed.",
            scene -> fine(scene, it -> it.set(RawMessage.RESERVED, 0xff))),
        implied(
                "6275-6.2-1/options-in-reverse",
                "An update whose options stand in reverse order is followed.",
                MaarFormatCases::reversed)
            .standsOn("6275-6.2-1", "5213-8.1-4"));
  }

  private static void silently(Scene scene, Function<RawMessage, RawMessage> spoil)
      throws InterruptedException {
    BindingUpdate update = MaarAnchorCases.forwarded(scene);
    silent(scene, update, spoil.apply(scene.raw(scene.cmd(), update)).octets());
  }

  private static void unaccepted(Scene scene, Function<RawMessage, RawMessage> spoil)
      throws InterruptedException {
    BindingUpdate update = MaarAnchorCases.forwarded(scene);
    notAccepted(scene, update, spoil.apply(scene.raw(scene.cmd(), update)).octets());
  }

  private static void fine(Scene scene, Function<RawMessage, RawMessage> change)
      throws InterruptedException {
    accepted(
        scene, change.apply(scene.raw(scene.cmd(), MaarAnchorCases.forwarded(scene))).octets());
  }

  private static void reversed(Scene scene) throws InterruptedException {
    BindingUpdate turned = Edit.options(MaarAnchorCases.forwarded(scene), Options::reversed);
    accepted(scene, scene.raw(scene.cmd(), turned).octets());
  }
}
