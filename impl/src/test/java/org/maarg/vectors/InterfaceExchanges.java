package org.maarg.vectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.protocol.Mode;
import org.maarg.wire.option.HandoffIndicator;

/** The scripts of the exchanges of a mobile node that has two interfaces (RFC 5213 5.4). */
final class InterfaceExchanges {
  private static final int NEW = HandoffIndicator.NEW_INTERFACE;
  private static final int OTHER = HandoffIndicator.OTHER_INTERFACE;
  private static final int BETWEEN_MAARS = HandoffIndicator.BETWEEN_MAGS;
  private static final int UNKNOWN = HandoffIndicator.UNKNOWN;

  /**
   * Of a lifetime of 60 s a MAAR whose mobile node has left deregisters after 15/16: just before.
   */
  private static final int ENDS_MILLIS = 55_200;

  private InterfaceExchanges() {}

  static List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      all.add(newInterface(mode));
      all.add(otherInterface(mode));
    }
    all.add(waits());
    all.add(handoverAfterWaiting());
    all.add(oneLeaves());
    return all;
  }

  private static ExchangeRecorder recorder(
      String name, String shows, String requirements, int maars, ExchangeSettings settings) {
    return new ExchangeRecorder(name, shows, requirements, maars, settings)
        .attachBy(1, 1, UNKNOWN)
        .settle();
  }

  private static ObjectNode newInterface(Mode mode) {
    return recorder(
            "interface-new-" + mode.name().toLowerCase(Locale.ROOT),
            "A second interface attaches at another MAAR with Handoff Indicator 1: a session of its"
                + " own, with a prefix of its own, and nothing happens to the first. Then the first"
                + " hands over to a third MAAR, for itself alone.",
            "5213-5.4-1, 5213-5.4.1.2-7, 5213-5.4.1.2-1, 5213-6.9.1.1-9, 8885-3.2-2",
            3,
            ExchangeSettings.of(mode))
        .attachBy(2, 2, NEW)
        .settle()
        .detachBy(1, 1)
        .attachBy(1, 3, BETWEEN_MAARS)
        .settle()
        .finish();
  }

  private static ObjectNode otherInterface(Mode mode) {
    return recorder(
            "interface-other-" + mode.name().toLowerCase(Locale.ROOT),
            "A handover between interfaces, Handoff Indicator 2: the only session goes on with the"
                + " other interface at another MAAR, and the former MAAR anchors its prefix.",
            "5213-5.4-4, 5213-5.4-5, 5213-5.4.1.2-3, 5213-6.9.1.1-10",
            2,
            ExchangeSettings.of(mode))
        .attachBy(2, 2, OTHER)
        .settle()
        .finish();
  }

  private static ObjectNode waits() {
    return recorder(
            "interface-unknown-waits",
            "Handoff Indicator 4 of another interface: the CMD waits whether the session that is"
                + " there is deregistered, for MaxDelayBeforeNewBCEAssign, 1.5 s; that the MAAR asks again"
                + " makes it no longer. It is not, and the interface gets a session of its own.",
            "5213-5.4.1.2-5, 5213-5.4.1.2-6, 5213-9.1-4",
            2,
            ExchangeSettings.of(Mode.RELAY))
        .attachBy(2, 2, UNKNOWN)
        .settle()
        .finish();
  }

  private static ObjectNode handoverAfterWaiting() {
    return recorder(
            "interface-unknown-handover",
            "Handoff Indicator 4 of another interface, and the lifetime of the session that is there"
                + " ends meanwhile: its MAAR deregisters, and what waited is a handover. The prefix"
                + " of before has gone with the deregistration: that MAAR answers 153.",
            "5213-5.4.1.2-5, 5213-9.1-4",
            2,
            ExchangeSettings.of(Mode.RELAY))
        .detachBy(1, 1)
        .runFor(ENDS_MILLIS)
        .attachBy(2, 2, UNKNOWN)
        .settle()
        .finish();
  }

  private static ObjectNode oneLeaves() {
    return recorder(
            "interface-leaves",
            "Two interfaces at one MAAR, of which the second leaves: its session is deregistered at"
                + " the end of its lifetime, and the first one's is renewed as before.",
            "5213-5.4-1, 5213-5.4.1.2-9, 5213-5.3.5-2",
            1,
            ExchangeSettings.of(Mode.RELAY))
        .attachBy(2, 1, NEW)
        .settle()
        .runFor(5_000)
        .detachBy(2, 1)
        .runFor(70_000)
        .finish();
  }
}
