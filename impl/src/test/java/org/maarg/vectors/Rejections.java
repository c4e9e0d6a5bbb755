package org.maarg.vectors;

import static org.maarg.vectors.Proxies.FLAGS;
import static org.maarg.vectors.Proxies.deregistration;
import static org.maarg.vectors.Proxies.flags;
import static org.maarg.vectors.Proxies.hnp;
import static org.maarg.vectors.Proxies.plus;
import static org.maarg.vectors.Proxies.sequence;
import static org.maarg.vectors.Proxies.serving;
import static org.maarg.vectors.Proxies.time;
import static org.maarg.vectors.Proxies.update;
import static org.maarg.vectors.Proxies.without;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.maarg.protocol.Mode;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;

/** The scripts of the exchanges in which an update is refused, one per status. */
final class Rejections {
  /** A prefix of MAAR 2's pool. */
  private static final String PREFIX_2 = "2001:db8:200::/64";

  private Rejections() {}

  static List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>(byMaar());
    all.addAll(byMaarForContent());
    all.addAll(byCmdForFormat());
    all.addAll(byCmdForContent());
    all.addAll(byCmdForState());
    return all;
  }

  private static ExchangeRecorder registered(int status, String shows, String requirements) {
    return registered("rejection-" + status, shows, requirements);
  }

  /** A mobile node is attached to MAAR 1 and registered; the time is 10 ms. */
  private static ExchangeRecorder registered(String name, String shows, String requirements) {
    ExchangeSettings settings = ExchangeSettings.of(Mode.RELAY);
    return new ExchangeRecorder(name, shows, requirements, 2, settings).attach(1, 1).runFor(10);
  }

  /** The CMD refuses an update that MAAR 2 sends about the mobile node at MAAR 1. */
  private static ObjectNode refused(
      int status, String shows, String requirements, BindingUpdate update) {
    ExchangeRecorder recorder = registered(status, shows, requirements);
    return recorder.inject(recorder.maar(2), recorder.cmd(), update).runFor(100).finish();
  }

  private static List<ObjectNode> byCmdForFormat() {
    BindingUpdate right = update(PREFIX_2);
    return List.of(
        refused(
            131,
            "The P flag is clear: a home registration of Mobile IPv6.",
            "5213-5.3.1-1, 6275-10.3.1-6",
            flags(right, FLAGS & ~BindingUpdate.PROXY)),
        refused(
            133,
            "The P flag is clear: the end of a home registration of Mobile IPv6.",
            "5213-5.3.1-1, 6275-10.3.2-1, 6275-10.3.2-2",
            flags(deregistration(right), FLAGS & ~BindingUpdate.PROXY)),
        refused(
            129,
            "The D flag is clear: a plain gateway, which the CMD has no data plane for.",
            "8885-4.1-5",
            flags(right, FLAGS & ~BindingUpdate.DISTRIBUTED)),
        refused(160, "No Mobile Node Identifier.", "5213-5.3.1-5", without(right, MnId.class)),
        refused(
            158,
            "No Home Network Prefix option.",
            "5213-5.3.1-10",
            without(right, HomeNetworkPrefix.class)),
        refused(
            161,
            "No Handoff Indicator option.",
            "5213-5.3.1-11",
            without(right, HandoffIndicator.class)),
        refused(
            162,
            "No Access Technology Type option.",
            "5213-5.3.1-12",
            without(right, AccessTechnologyType.class)));
  }

  private static List<ObjectNode> byCmdForContent() {
    ExchangeRecorder stranger =
        registered(154, "The sender is no MAAR of the domain.", "5213-5.3.1-3");
    stranger.inject(Ipv6Address.parse("2001:db8:dead::1"), stranger.cmd(), update(PREFIX_2));
    ExchangeRecorder sets =
        registered(
            159,
            "The S-MAAR names the session's prefix and another one: the sets differ.",
            "5213-5.4.1.1-4, 5213-8.9-1");
    BindingUpdate both = plus(update("2001:db8:100::/64"), hnp("2001:db8:101::/64"));
    sets.inject(sets.maar(1), sets.cmd(), plus(both, time(10)));
    return List.of(
        stranger.runFor(100).finish(),
        refused(
            155,
            "The prefix is not in the sender's pool.",
            "5213-5.3.2-1, 8885-3-6",
            update("2001:db8:100::/64")),
        refused(
            156,
            "The Timestamp is 1 s ahead; the window is 0.3 s.",
            "5213-5.5-3, 5213-9.1-1",
            plus(update(PREFIX_2), time(1_000))),
        sets.runFor(100).finish());
  }

  private static List<ObjectNode> byCmdForState() {
    ExchangeRecorder full =
        new ExchangeRecorder(
            "rejection-130",
            "The CMD holds as many bindings as it may; the MAAR asks again later.",
            "8885-6-6, 8885-3.6-1",
            2,
            ExchangeSettings.of(Mode.RELAY).with("maxBindings", 1));
    ExchangeRecorder unwelcome =
        new ExchangeRecorder(
            "rejection-152",
            "The mobile node is not authorised: the MAAR forgets it and does not ask again.",
            "5213-5.3.1-7, 5213-6.9.1.2-6, 8885-3.1-8",
            1,
            ExchangeSettings.of(Mode.RELAY).refusing("mn1@example.org"));
    ExchangeRecorder late =
        new ExchangeRecorder(
            "rejection-157",
            "The Timestamp is older than that of the current registration.",
            "5213-5.5-4",
            2,
            ExchangeSettings.of(Mode.RELAY));
    late.runFor(100).attach(1, 1).runFor(100);
    late.inject(late.maar(2), late.cmd(), plus(update(PREFIX_2), time(50)));
    return List.of(
        full.attach(1, 1).runFor(100).attach(2, 2).runFor(4_000).finish(),
        unwelcome.attach(1, 1).runFor(10_000).finish(),
        late.runFor(100).finish());
  }

  /** The tester speaks in the name of the CMD, which takes no notice of the answers. */
  private static List<ObjectNode> byMaar() {
    BindingUpdate relayed = update("2001:db8:100::/64");
    ExchangeRecorder nowhere =
        registered(128, "A relayed update without Serving MAAR option.", "8885-3.2-4");
    nowhere.inject(nowhere.cmd(), nowhere.maar(1), relayed);
    ExchangeRecorder unknown =
        registered(153, "A relayed update about a mobile node without binding.", "5213-5.3.1-8");
    unknown.inject(
        unknown.cmd(), unknown.maar(2), plus(update(PREFIX_2), serving("2001:db8:0:1::1")));
    ExchangeRecorder backwards =
        registered(
            135,
            "Two relayed updates without Timestamp, the second with the smaller sequence number:"
                + " the refusal tells the number accepted last.",
            "6275-9.5.1-2, 6275-9.5.1-3, 5213-5.5-7");
    BindingUpdate first = plus(relayed, serving("2001:db8:0:2::1"));
    backwards.inject(backwards.cmd(), backwards.maar(1), first).runFor(20);
    backwards.inject(backwards.cmd(), backwards.maar(1), sequence(first, 99));
    return List.of(
        nowhere.runFor(100).finish(), unknown.runFor(100).finish(), backwards.runFor(100).finish());
  }

  private static List<ObjectNode> byMaarForContent() {
    BindingUpdate relayed = plus(update("2001:db8:100::/64"), serving("2001:db8:0:2::1"));
    ExchangeRecorder late =
        registered(
            "rejection-157-maar",
            "A relayed update that is older than the MAAR's own registration: the mobile node has"
                + " come back meanwhile.",
            "5213-5.5-4");
    late.inject(late.cmd(), late.maar(1), plus(relayed, time(-1)));
    ExchangeRecorder foreign =
        registered(
            "rejection-159-maar",
            "A relayed update that names another prefix beside the mobile node's: the sets differ.",
            "5213-5.4.1.1-4, 5213-8.9-1");
    BindingUpdate other = plus(relayed, hnp("2001:db8:101::/64"));
    foreign.inject(foreign.cmd(), foreign.maar(1), plus(other, time(11)));
    return List.of(late.runFor(100).finish(), foreign.runFor(100).finish());
  }
}
