package org.maarg.vectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.protocol.Mode;
import org.maarg.sim.Faults;

/** The scripts of the exchanges in which everybody behaves. */
final class Exchanges {
  private static final long TO_REFRESH = 50_000;

  private Exchanges() {}

  static List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>();
    all.add(initialRegistration());
    for (Mode mode : Mode.values()) {
      all.add(handover(mode, 1));
      all.add(handover(mode, 3));
      all.add(handoverOfForty(mode));
      all.add(pingPong(mode));
    }
    all.add(deregistrationA());
    all.add(deregistrationB());
    all.add(sessionRenewalB());
    all.add(lateAggregation());
    all.add(partialAggregation());
    all.add(lostRegistration());
    all.add(eviction());
    for (Mode mode : Mode.values()) {
      all.add(prefixSets(mode));
    }
    all.addAll(InterfaceExchanges.all());
    return all;
  }

  private static String lower(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode initialRegistration() {
    return new ExchangeRecorder(
            "initial-registration",
            "A mobile node attaches; the registration is renewed after three quarters of its"
                + " lifetime.",
            "8885-3.1-2, 8885-3.1-3, 8885-3.1-4, 8885-3.2-23",
            1,
            ExchangeSettings.of(Mode.RELAY))
        .attach(1, 1)
        .runFor(TO_REFRESH)
        .finish();
  }

  private static String requirements(Mode mode) {
    return switch (mode) {
      case RELAY ->
          "8885-3.2-2, 8885-3.2-3, 8885-3.2-4, 8885-3.2-8, 8885-3.2-9, 8885-3.2-11,"
              + " 8885-3.2-12, 8885-3.2-17, 8885-3.2-26, 8885-3.2-27";
      case LOCATOR -> "8885-3.2-2, 8885-3.2-3, 8885-3.2-4, 8885-3.3-1, 8885-3.3-2, 8885-3.3-3";
      case PROXY -> "8885-3.2-4, 8885-3.4-1, 8885-3.4-2, 8885-3.4-3, 8885-3.4-4, 8885-3.4-5";
    };
  }

  private static ObjectNode handover(Mode mode, int previousMaars) {
    ExchangeRecorder recorder =
        new ExchangeRecorder(
            "handover-" + previousMaars + "-" + lower(mode),
            "From the first attachment to the handover with "
                + previousMaars
                + (previousMaars == 1 ? " P-MAAR." : " P-MAARs."),
            requirements(mode),
            previousMaars + 1,
            ExchangeSettings.of(mode));
    recorder.attach(1, 1).settle();
    for (int maar = 2; maar <= previousMaars + 1; maar++) {
      recorder.detach(1, maar - 1).attach(1, maar).settle();
    }
    return recorder.finish();
  }

  private static ObjectNode handoverOfForty(Mode mode) {
    ExchangeRecorder recorder =
        new ExchangeRecorder(
            "handover-40-" + lower(mode),
            "The handover with 40 P-MAARs; how the 39 before came about is only told by its events"
                + " and its result.",
            requirements(mode),
            41,
            ExchangeSettings.of(mode));
    recorder.beginSetup().attach(1, 1).settle();
    for (int maar = 2; maar <= 40; maar++) {
      recorder.detach(1, maar - 1).attach(1, maar).settle();
    }
    return recorder.endSetup().detach(1, 40).attach(1, 41).settle().finish();
  }

  private static ObjectNode pingPong(Mode mode) {
    return new ExchangeRecorder(
            "ping-pong-" + lower(mode),
            "A mobile node goes to another MAAR, back, there again: a MAAR is never its own P-MAAR.",
            "8885-3.2-24, " + requirements(mode),
            2,
            ExchangeSettings.of(mode))
        .attach(1, 1)
        .settle()
        .detach(1, 1)
        .attach(1, 2)
        .settle()
        .detach(1, 2)
        .attach(1, 1)
        .settle()
        .detach(1, 1)
        .attach(1, 2)
        .settle()
        .finish();
  }

  private static ExchangeRecorder movedOnce(
      String name, String shows, String requirements, ExchangeSettings settings) {
    return new ExchangeRecorder(name, shows, requirements, 2, settings)
        .attach(1, 1)
        .settle()
        .detach(1, 1)
        .attach(1, 2)
        .settle();
  }

  private static ObjectNode deregistrationA() {
    return movedOnce(
            "deregistration-a",
            "Design A: the mobile node leaves, the S-MAAR's lifetime ends, it deregisters the"
                + " session, and the CMD releases the P-MAAR.",
            "8885-3.5-3, 8885-3.5-4, 8885-3.5-5, 8885-3.5-6, 8885-3.5-11, 5213-5.3.5-2,"
                + " 5213-5.3.5-3",
            ExchangeSettings.of(Mode.RELAY).with("deregistration", "SERVING_MAAR_ONLY"))
        .runFor(10_000)
        .detach(1, 2)
        .runFor(150_000)
        .finish();
  }

  private static ObjectNode deregistrationB() {
    return movedOnce(
            "deregistration-b",
            "Design B: the mobile node leaves; P-MAAR and S-MAAR ask at the end of their"
                + " lifetimes, and the session ends everywhere.",
            "8885-3.5-3, 8885-3.5-4, 8885-3.5-7, 8885-3.5-10, 8885-3.5-11, 5213-5.3.5-2",
            ExchangeSettings.of(Mode.RELAY).with("deregistration", "RENEWED_BY_CMD"))
        .runFor(10_000)
        .detach(1, 2)
        .runFor(150_000)
        .finish();
  }

  private static ObjectNode sessionRenewalB() {
    return movedOnce(
            "renewal-b",
            "Design B: the mobile node stays; the CMD renews the P-MAAR, which asks at the end of"
                + " its lifetime.",
            "8885-3.5-7, 8885-3.5-8, 8885-3.5-9",
            ExchangeSettings.of(Mode.RELAY).with("deregistration", "RENEWED_BY_CMD"))
        .runFor(60_000)
        .finish();
  }

  private static ExchangeRecorder beforeThirdMaar(String name, String shows, String requirements) {
    return new ExchangeRecorder(name, shows, requirements, 3, ExchangeSettings.of(Mode.RELAY))
        .attach(1, 1)
        .settle()
        .detach(1, 1)
        .attach(1, 2)
        .settle()
        .detach(1, 2);
  }

  private static ObjectNode lateAggregation() {
    ExchangeRecorder recorder =
        beforeThirdMaar(
            "late-aggregation",
            "A P-MAAR answers after the aggregation timer of 750 ms, but before the CMD asks again:"
                + " its answer is sent on in a second PBA to the same PBU.",
            "8885-3.2-18, 8885-3.2-19, 8885-3.2-20");
    recorder
        .simulation()
        .links()
        .setFaults(recorder.maar(1), recorder.cmd(), Faults.NONE.withDelay(900, 0));
    return recorder.attach(1, 3).settle().finish();
  }

  private static ObjectNode partialAggregation() {
    ExchangeRecorder recorder =
        beforeThirdMaar(
            "partial-aggregation",
            "A P-MAAR is not heard for 5 s: the S-MAAR is told of the other one, the CMD asks again"
                + " after 1, 2 and 4 s, and sends the late answer on.",
            "8885-3.2-18, 8885-3.2-19, 8885-3.2-20, 8885-3.6-1, 8885-3.6-2, 8885-3.6-3,"
                + " 6275-11.8-4");
    recorder.simulation().links().cut(recorder.maar(1), recorder.cmd());
    recorder.attach(1, 3).runFor(5_000);
    recorder.simulation().links().heal();
    return recorder.settle().finish();
  }

  private static ObjectNode lostRegistration() {
    ExchangeRecorder recorder =
        new ExchangeRecorder(
            "lost-registration",
            "The first two updates of a MAAR are lost: it repeats them after 1.5 and 3 s, each time"
                + " with the next sequence number and the time of sending.",
            "8885-3.6-1, 8885-3.6-3, 6275-11.8-4, 6275-11.8-6, 5213-6.9.4-3",
            1,
            ExchangeSettings.of(Mode.RELAY));
    recorder.simulation().links().cut(recorder.maar(1), recorder.cmd());
    recorder.attach(1, 1).runFor(2_000);
    recorder.simulation().links().heal();
    return recorder.settle().finish();
  }

  private static ObjectNode prefixSets(Mode mode) {
    ExchangeRecorder recorder =
        new ExchangeRecorder(
            "prefix-sets-" + lower(mode),
            "Each MAAR assigns two prefixes: one PBU and one PBA for both, one Previous MAAR option"
                + " for each, one pair of DLIF options for the P-MAAR.",
            "5213-5.4-2, 5213-5.4-3, 5213-5.3.6-4, 5213-6.9.1.3-3, 8885-3.2-12, 8885-4.5-5",
            3,
            ExchangeSettings.of(mode).with("prefixesPerMobileNode", 2));
    recorder.attach(1, 1).settle().detach(1, 1).attach(1, 2).settle();
    return recorder.detach(1, 2).attach(1, 3).settle().finish();
  }

  private static ObjectNode eviction() {
    ExchangeRecorder recorder =
        new ExchangeRecorder(
            "eviction",
            "The CMD keeps at most one P-MAAR for each mobile node: at the second handover it"
                + " releases the older one.",
            "8885-6-6, 8885-6-7",
            3,
            ExchangeSettings.of(Mode.RELAY).with("maxPreviousMaars", 1));
    recorder.attach(1, 1).settle().detach(1, 1).attach(1, 2).settle();
    return recorder.detach(1, 2).attach(1, 3).settle().finish();
  }
}
