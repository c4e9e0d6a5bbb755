package org.maarg.performance.bench;

import java.util.ArrayList;
import java.util.List;
import org.maarg.conformance.play.Session;
import org.maarg.performance.Roster;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** Messages as a domain of RFC 8885 has them. */
final class Messages {
  static final int LIFETIME = 900;

  private Messages() {}

  /** A message by its name in a benchmark. */
  static MobilityMessage named(String name) {
    MnId mn = Roster.mn(1);
    Timestamp time = new Timestamp(0x6a00_0000_0000L);
    BindingUpdate initial =
        Roster.update(
            mn, Roster.prefix(0, 1), HandoffIndicator.NEW_INTERFACE, 4_711, LIFETIME, time);
    return switch (name) {
      case "initial-pbu" -> initial;
      case "relayed-pbu" ->
          new BindingUpdate(
              815,
              Session.UPDATE_FLAGS,
              LIFETIME,
              with(initial.options(), List.of(new ServingMaar(Roster.maar(1)))));
      default -> acknowledgement(initial, Integer.parseInt(name.substring("pba-".length())));
    };
  }

  private static BindingAcknowledgement acknowledgement(BindingUpdate update, int previous) {
    List<MobilityOption> list = new ArrayList<>();
    for (int maar = 1; maar <= previous; maar++) {
      list.add(new PreviousMaar(Roster.maar(maar), Roster.prefix(maar, 1)));
    }
    return new BindingAcknowledgement(
        0, Session.ACK_FLAGS, update.sequence(), LIFETIME, with(update.options(), list));
  }

  private static MobilityOptions with(MobilityOptions options, List<MobilityOption> more) {
    List<MobilityOption> all = new ArrayList<>(options.asList());
    all.addAll(more);
    return MobilityOptions.copyOf(all);
  }
}
