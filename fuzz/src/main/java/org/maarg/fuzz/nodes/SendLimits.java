package org.maarg.fuzz.nodes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maarg.checks.world.Properties;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Event;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MnId;

/** Limits of what a node sends, keeps and sets up, counted naively. */
final class SendLimits {
  /** A node's state grows with its mobile nodes and peers, and with nothing else. */
  static final String STATE_BOUNDED = "state-bounded";

  /** Nobody holds a prefix of another's pool, and none is held twice, wholly or in part. */
  static final String PREFIXES_OWNED = "prefixes-owned";

  /** The tunnels that a MAAR has set up are those that its bindings tell of. */
  static final String TUNNELS_MATCH = "tunnels-match";

  /** Who is no peer is refused so often within a second, all together and each. */
  static final String STRANGERS_LIMITED = "strangers-limited";

  /** Of a mobile node, at a CMD or MAAR (decision interfaces). */
  private static final int MOST_SESSIONS = 8;

  private static final long SECOND = 1_000;
  private final Profile profile;
  private final int maars;

  private final int mns;
  private final Map<String, Deque<Long>> sent = new HashMap<>();
  private final Deque<Long> all = new ArrayDeque<>();
  private final Deque<Long> refusals = new ArrayDeque<>();
  private final Set<Tunnel> tunnels = new HashSet<>();
  private long lastSent = Long.MIN_VALUE;
  private boolean handedOver;
  private boolean peersChanged;
  private int peersWords;
  private @Nullable Snapshot judged;

  /** Limits of a node among those of {@link Cast}. */
  SendLimits(Profile profile) {
    this(profile, Cast.MAARS, Cast.mns());
  }

  /** Limits of a node among so many MAARs and mobile nodes. */
  SendLimits(Profile profile, int maars, int mns) {
    this.profile = profile;
    this.maars = maars;
    this.mns = mns;
  }

  /** The node is told of so many peers; as many as it had, or others. */
  void peers(int count, boolean configured) {
    peersChanged = true;
    peersWords = configured ? 0 : StateSize.ofPeers(count);
  }

  /** The policy of the node. */
  Profile profile() {
    return profile;
  }

  // Verifies: 8885-3.6-5, 8885-3.6-6, 8885-3.2-22
  /** An update leaves. */
  void sent(Ipv6Address to, BindingUpdate update, long now) {
    MnId mn = update.options().first(MnId.class).orElseThrow();
    boolean perMn = profile.rateReading() == Profile.RateReading.PER_DESTINATION_AND_MN;
    int rate = profile.value(Knob.MAX_UPDATE_RATE);
    if (rate > 0
        && count(sent.computeIfAbsent(to + (perMn ? " " + mn : ""), k -> newTimes()), now) > rate) {
      throw new Violation(Properties.RATE_KEPT, "more than " + rate + " a second to " + to);
    }
    count(all, now);
    lastSent = now;
  }

  /** Whatever leaves for a stranger is a refusal, of which there are so many within a second. */
  void answered(Node node, Output.Send send, long now) {
    int rate = profile.value(Knob.STRANGER_REFUSAL_RATE);
    int perNode = profile.value(Knob.STRANGER_REFUSAL_RATE_PER_NODE);
    if (rate == 0 || isPeer(node, send.to())) {
      return;
    }
    int ofOne = count(sent.computeIfAbsent("stranger " + send.to(), k -> newTimes()), now);
    refusals.addLast(now);
    long ofAll = refusals.stream().filter(at -> at > now - SECOND).count();
    if (ofAll > rate || (perNode > 0 && ofOne > perNode)) {
      throw new Violation(
          STRANGERS_LIMITED, ofOne + " of " + ofAll + " refusals within a second to " + send.to());
    }
  }

  private boolean isPeer(Node node, Ipv6Address address) {
    boolean peer = address.equals(Cast.CMD) && node instanceof Maar;
    peer |= address.equals(Cast.SECOND) && node instanceof Cmd;
    for (int number = 1; number <= maars; number++) {
      peer |= address.equals(Cast.maar(number));
    }
    return peer;
  }

  private static Deque<Long> newTimes() {
    return new ArrayDeque<>();
  }

  private static int count(Deque<Long> times, long now) {
    times.addLast(now);
    return recent(times, now);
  }

  private static int recent(Deque<Long> times, long now) {
    while (!times.isEmpty() && times.getFirst() <= now - SECOND) {
      times.removeFirst();
    }
    return times.size();
  }

  /** A node has asked its driver for something. */
  void carriedOut(Output output) {
    if (output instanceof Output.AddTunnel add && !tunnels.add(add.tunnel())) {
      throw new Violation(TUNNELS_MATCH, "set up twice: " + add.tunnel());
    } else if (output instanceof Output.RemoveTunnel remove && !tunnels.remove(remove.tunnel())) {
      throw new Violation(TUNNELS_MATCH, "not there to remove: " + remove.tunnel());
    }
    handedOver |= output instanceof Output.Happened done && done.event() == Event.HANDOVER;
  }

  /** Checks a node at rest between two inputs. */
  void check(Node node, Snapshot snapshot, long now) {
    boolean sends = now <= lastSent + SECOND;
    // One of a second ago counts no more, but may not have been told so yet.
    int refused = StateSize.ofRefusals(recent(refusals, now - 1));
    if (node instanceof Cmd cmd) {
      int bindings = snapshot.cmdBindings().size();
      checkBounded(
          snapshot,
          bindings,
          StateSize.ofCmd(bindings, releases(cmd), maars, sessions(), sends)
              + StateSize.ofWaiting(waiting(cmd))
              + refused
              + peersWords);
      checkPace(now);
      checkQueue(cmd);
      if (snapshot != judged) {
        checkCmd(snapshot.cmdBindings());
      }
    } else if (node instanceof Maar maar) {
      int bindings = snapshot.maarBindings().size();
      checkBounded(
          snapshot,
          bindings,
          StateSize.ofMaar(bindings, maars, sessions(), sends) + refused + peersWords);
      checkMaar(maar, snapshot.maarBindings());
    }
    judged = snapshot;
  }

  // Verifies: 8885-3.5-11
  /** One release at most for each session and MAAR. */
  private int releases(Cmd cmd) {
    if (cmd.releases() > maars * sessions()) {
      throw new Violation(STATE_BOUNDED, cmd.releases() + " releases");
    }
    return cmd.releases();
  }

  /** One at most of a mobile node waits whether its other session ends. */
  private int waiting(Cmd cmd) {
    int waiting = cmd.holdings().of(Cmd.WAITING);
    if (waiting > mns) {
      throw new Violation(STATE_BOUNDED, waiting + " registrations wait");
    }
    return waiting;
  }

  private int sessions() {
    return mns * MOST_SESSIONS;
  }

  private void checkBounded(Snapshot words, int bindings, int most) {
    if (bindings > sessions() || words.size() > most) {
      throw new Violation(
          STATE_BOUNDED,
          "%d words for %d bindings, at most %d".formatted(words.size(), bindings, most));
    }
  }

  private void checkPace(long now) {
    recent(all, now);
    // What 50 ms earn may come at once, and at once with the burst.
    long atOnce =
        (long) profile.value(Knob.PACING_BURST) + Math.max(1, profile.value(Knob.PACING_RATE) / 20);
    int count = all.size();
    for (long since : all) {
      long millis = now - since;
      if (profile.value(Knob.PACING_RATE) > 0
          && count > atOnce + millis * profile.value(Knob.PACING_RATE) / SECOND) {
        throw new Violation(Properties.PACE_KEPT, count + " updates in " + millis + " ms");
      }
      count--;
    }
  }

  /** Whatever else there is to send, a handover is refused that the queue has no room for. */
  private void checkQueue(Cmd cmd) {
    if (handedOver
        && cmd.backlog()
            > (long) profile.value(Knob.PACING_QUEUE_LIMIT) + profile.value(Knob.PACING_BURST)) {
      throw new Violation(STATE_BOUNDED, cmd.backlog() + " updates wait after a handover");
    }
    handedOver = false;
  }

  // Verifies: 8885-3-6, 5213-5.3.2-1, 5213-5.3.1-7
  private void checkCmd(List<CmdBindingView> bindings) {
    Map<Ipv6Prefix, MnId> held = new HashMap<>();
    for (CmdBindingView binding : bindings) {
      if (!Cast.mayRegister(binding.mn(), binding.proxyCareOfAddress())) {
        throw new Violation(NodeRules.ONLY_ENTITLED_CHANGE, binding + " may not be registered");
      }
      if (binding.active()) {
        checkPrefixes(binding.mn(), binding.proxyCareOfAddress(), binding.prefixes(), held);
      }
      Set<Ipv6Address> listed = new HashSet<>();
      for (CmdBindingView.PreviousMaarView previous : binding.previousMaars()) {
        checkPrefixes(binding.mn(), previous.address(), previous.prefixes(), held);
        boolean serves =
            binding.active() && previous.address().equals(binding.proxyCareOfAddress());
        if (serves || !listed.add(previous.address())) {
          throw new Violation(Properties.NO_TUNNEL_TO_SELF, "listed beside itself: " + binding);
        }
      }
    }
    checkQuotas(bindings);
  }

  // Verifies: 8885-6-6, 8885-6-7
  private void checkQuotas(List<CmdBindingView> bindings) {
    Map<Ipv6Address, Integer> served = new HashMap<>();
    for (CmdBindingView binding : bindings) {
      if (binding.previousMaars().size() > profile.value(Knob.MAX_PREVIOUS_MAARS)) {
        throw new Violation(Properties.LIST_BOUNDED, binding.toString());
      }
      int those = served.merge(binding.proxyCareOfAddress(), 1, Integer::sum);
      if (those > profile.value(Knob.MAX_BINDINGS_PER_MAAR)) {
        throw new Violation(STATE_BOUNDED, those + " at " + binding.proxyCareOfAddress());
      }
    }
    if (bindings.size() > profile.value(Knob.MAX_BINDINGS)) {
      throw new Violation(STATE_BOUNDED, bindings.size() + " bindings");
    }
  }

  private void checkPrefixes(
      MnId mn, Ipv6Address maar, PrefixSet prefixes, Map<Ipv6Prefix, MnId> held) {
    for (Ipv6Prefix prefix : prefixes) {
      checkPrefix(mn, maar, prefix, held);
    }
  }

  // Verifies: 5213-5.2-1
  private void checkPrefix(
      MnId mn, Ipv6Address maar, Ipv6Prefix prefix, Map<Ipv6Prefix, MnId> held) {
    Ipv6Address owner = maar.equals(Cast.SECOND) ? Cast.maar(Cast.MAARS) : maar;
    boolean owned = false;
    for (int number = 1; number <= maars; number++) {
      owned |= Cast.maar(number).equals(owner) && Cast.pool(number).contains(prefix);
    }
    if (!owned) {
      throw new Violation(PREFIXES_OWNED, maar + " holds " + prefix);
    }
    MnId before = held.put(prefix, mn);
    if ((before != null && !before.equals(mn)) || overlapsAnothers(prefix, mn, held)) {
      throw new Violation(PREFIXES_OWNED, prefix + " is held twice");
    }
  }

  /** Of the same length are those alone that are the same. */
  private static boolean overlapsAnothers(Ipv6Prefix prefix, MnId mn, Map<Ipv6Prefix, MnId> held) {
    for (Map.Entry<Ipv6Prefix, MnId> other : held.entrySet()) {
      if (other.getKey().length() != prefix.length()
          && other.getKey().overlaps(prefix)
          && !other.getValue().equals(mn)) {
        return true;
      }
    }
    return false;
  }

  // Verifies: 8885-3.2-6, 8885-3.2-13, 8885-3.2-24
  private void checkMaar(Maar maar, List<MaarBindingView> bindings) {
    Set<Tunnel> expected = new HashSet<>();
    Map<Ipv6Prefix, MnId> held = new HashMap<>();
    for (MaarBindingView binding : bindings) {
      checkPrefixes(binding.mn(), maar.address(), binding.prefixes(), held);
      boolean tunnelled = !binding.servingMaar().equals(Ipv6Address.UNSPECIFIED);
      // Who asks the CMD waits for the answer, also when the S-MAAR is taken out of the domain.
      boolean asks = peersChanged && binding.state() == MaarState.RENEWING;
      if (binding.state().isAnchor() && !tunnelled && !asks) {
        throw new Violation(TUNNELS_MATCH, "an anchor without a tunnel: " + binding);
      }
      if (tunnelled) {
        for (Ipv6Prefix prefix : binding.prefixes()) {
          expected.add(new Tunnel(binding.mn(), prefix, Tunnel.End.ANCHOR, binding.servingMaar()));
        }
      }
      for (MaarBindingView.Anchor anchor : binding.anchors()) {
        checkPrefix(binding.mn(), anchor.address(), anchor.prefix(), new HashMap<>());
        expected.add(
            new Tunnel(binding.mn(), anchor.prefix(), Tunnel.End.SERVING, anchor.address()));
      }
    }
    if (!expected.equals(tunnels)) {
      throw new Violation(TUNNELS_MATCH, "set up " + tunnels + ", bindings say " + expected);
    }
    for (Tunnel tunnel : tunnels) {
      if (tunnel.peer().equals(maar.address())) {
        throw new Violation(Properties.NO_TUNNEL_TO_SELF, tunnel.toString());
      }
    }
    if (bindings.size() > profile.value(Knob.MAX_BINDINGS)) {
      throw new Violation(STATE_BOUNDED, bindings.size() + " bindings");
    }
  }
}
