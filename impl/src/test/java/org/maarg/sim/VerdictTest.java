package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.cmd.CmdBindingView.PreviousMaarView;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarState;
import org.maarg.sim.DomainState.MaarSnapshot;
import org.maarg.sim.Inconsistency.Kind;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** A mobile node that came from MAAR1 to MAAR2, and everything that can be wrong about it. */
class VerdictTest {
  private static final AddressPlan PLAN = new AddressPlan(3);
  private static final MnId MN = Domain.mn(1);
  private static final Ipv6Address M1 = PLAN.maar(1);
  private static final Ipv6Address M2 = PLAN.maar(2);
  private static final Ipv6Address M3 = PLAN.maar(3);
  private static final Ipv6Prefix P1 = Ipv6Prefix.parse("2001:db8:100::/64");
  private static final Ipv6Prefix P2 = Ipv6Prefix.parse("2001:db8:200::/64");

  /** A MAAR's part of the state, open to change. */
  private static final class Part {
    final List<MaarBindingView> bindings = new ArrayList<>();
    final List<Tunnel> tunnels = new ArrayList<>();
    final List<AdvertisedRouter> routers = new ArrayList<>();
  }

  private final List<CmdBindingView> cmd = new ArrayList<>();
  private final Map<Ipv6Address, Part> parts =
      new TreeMap<>(Map.of(M1, new Part(), M2, new Part(), M3, new Part()));
  private final Map<MnId, Ipv6Address> attachments = new TreeMap<>(Map.of(MN, M2));

  VerdictTest() {
    cmd.add(cmdBinding(M2, P2, true, true, new PreviousMaarView(M1, PrefixSet.of(P1), true)));
    parts.get(M1).bindings.add(binding(P1, MaarState.ANCHORING, M2));
    parts.get(M1).tunnels.add(new Tunnel(MN, P1, Tunnel.End.ANCHOR, M2));
    parts
        .get(M2)
        .bindings
        .add(
            binding(
                P2,
                MaarState.SERVING,
                Ipv6Address.UNSPECIFIED,
                new MaarBindingView.Anchor(M1, P1, Dlif.UNKNOWN)));
    parts.get(M2).tunnels.add(new Tunnel(MN, P1, Tunnel.End.SERVING, M1));
    parts.get(M2).routers.add(new AdvertisedRouter(MN, M1, P1, Dlif.UNKNOWN, false));
    parts.get(M2).routers.add(new AdvertisedRouter(MN, M2, P2, Dlif.of(2, 0), true));
  }

  private static CmdBindingView cmdBinding(
      Ipv6Address at,
      Ipv6Prefix prefix,
      boolean active,
      boolean settled,
      PreviousMaarView... previous) {
    return new CmdBindingView(
        MN, Octets.EMPTY, 4, at, PrefixSet.of(prefix), 15, active, settled, List.of(previous));
  }

  private static MaarBindingView binding(
      Ipv6Prefix prefix, MaarState state, Ipv6Address serving, MaarBindingView.Anchor... anchors) {
    return new MaarBindingView(
        MN, Octets.EMPTY, 4, PrefixSet.of(prefix), state, 15, serving, List.of(anchors));
  }

  private Verdict verdict() {
    List<MaarSnapshot> maars = new ArrayList<>();
    parts.forEach(
        (address, part) ->
            maars.add(new MaarSnapshot(address, part.bindings, part.tunnels, part.routers)));
    Names names = Names.of(new TreeMap<>(Map.of(M1, "MAAR1", M2, "MAAR2", M3, "MAAR3")));
    return Verdict.of(new DomainState(cmd, maars, attachments), names);
  }

  private void assertKinds(Kind... kinds) {
    assertThat(verdict().inconsistencies())
        .extracting(Inconsistency::kind)
        .containsExactlyInAnyOrder(kinds);
  }

  @Test
  void handoverIsConsistent() {
    assertThat(verdict().isConsistent()).isTrue();
    assertThat(verdict()).hasToString("consistent");
  }

  @Test
  void emptyDomainIsConsistent() {
    cmd.clear();
    attachments.clear();
    parts.replaceAll((address, part) -> new Part());
    assertKinds();
  }

  @Test
  void nothingMayBeLeftOfAMobileNodeThatIsGone() {
    attachments.clear();
    assertKinds(Kind.STILL_REGISTERED);
    cmd.clear();
    assertKinds(
        Kind.LEFTOVER_BINDING,
        Kind.LEFTOVER_BINDING,
        Kind.LEFTOVER_TUNNEL,
        Kind.LEFTOVER_TUNNEL,
        Kind.LEFTOVER_ROUTER,
        Kind.LEFTOVER_ROUTER);
  }

  @Test
  void cmdMustKnowWhereTheMobileNodeIs() {
    attachments.put(MN, M3);
    assertKinds(Kind.WRONG_SERVING_MAAR);
    assertThat(verdict().inconsistencies().get(0).sentence())
        .isEqualTo("mn1@example.org is at MAAR3, the CMD has it at MAAR2");
    parts.replaceAll((address, part) -> new Part());
    cmd.clear();
    assertKinds(Kind.NOT_REGISTERED);
  }

  @Test
  void sessionMustBeActiveAndSettled() {
    cmd.set(0, cmdBinding(M2, P2, false, false, new PreviousMaarView(M1, PrefixSet.of(P1), true)));
    assertKinds(Kind.SESSION_ENDING, Kind.UNSETTLED);
  }

  @Test
  void servingMaarMustServe() {
    parts.get(M2).bindings.set(0, binding(P2, MaarState.LINGERING, Ipv6Address.UNSPECIFIED));
    assertKinds(Kind.NOT_SERVING);
    parts.get(M2).bindings.clear();
    assertKinds(Kind.NOT_SERVING);
    parts.remove(M2);
    assertKinds(Kind.MAAR_DOWN);
  }

  @Test
  void prefixesMustAgree() {
    cmd.set(0, cmdBinding(M2, P1, true, true, new PreviousMaarView(M1, PrefixSet.of(P2), true)));
    assertThat(verdict().inconsistencies())
        .extracting(Inconsistency::kind)
        .contains(Kind.WRONG_PREFIX, Kind.MISSING_ANCHOR, Kind.LEFTOVER_ANCHOR);
  }

  @Test
  void previousMaarMustAnchorForTheServingMaar() {
    parts.get(M1).bindings.set(0, binding(P1, MaarState.ANCHORING, M3));
    assertKinds(Kind.NOT_ANCHORING);
    parts.get(M1).bindings.clear();
    assertKinds(Kind.NOT_ANCHORING);
    parts.remove(M1);
    assertKinds(Kind.MAAR_DOWN);
  }

  @Test
  void servingMaarMustKnowExactlyThePreviousMaars() {
    cmd.set(0, cmdBinding(M2, P2, true, true));
    assertKinds(
        Kind.LEFTOVER_ANCHOR,
        Kind.LEFTOVER_BINDING,
        Kind.LEFTOVER_TUNNEL,
        Kind.LEFTOVER_TUNNEL,
        Kind.LEFTOVER_ROUTER);
  }

  @Test
  void servingMaarIsNoPreviousMaarOfItself() {
    cmd.set(
        0,
        cmdBinding(
            M2,
            P2,
            true,
            true,
            new PreviousMaarView(M1, PrefixSet.of(P1), true),
            new PreviousMaarView(M2, PrefixSet.of(P2), true)));
    assertKinds(Kind.SERVING_MAAR_LISTED);
  }

  @Test
  void bothEndsOfATunnelMustBeThere() {
    parts.get(M1).tunnels.clear();
    assertKinds(Kind.MISSING_TUNNEL);
    parts.get(M2).tunnels.clear();
    assertKinds(Kind.MISSING_TUNNEL, Kind.MISSING_TUNNEL);
  }

  @Test
  void endsOfATunnelMustAgree() {
    parts.get(M1).tunnels.set(0, new Tunnel(MN, P1, Tunnel.End.ANCHOR, M3));
    assertKinds(Kind.WRONG_TUNNEL);
    assertThat(verdict().inconsistencies().get(0).sentence())
        .isEqualTo(
            "tunnel at MAAR1 (anchor end) to MAAR3 for 2001:db8:100::/64 of mn1@example.org,"
                + " it should lead to MAAR2");
  }

  @Test
  void noNodeTunnelsToItself() {
    parts.get(M1).tunnels.set(0, new Tunnel(MN, P1, Tunnel.End.ANCHOR, M1));
    assertKinds(Kind.MISSING_TUNNEL, Kind.TUNNEL_TO_SELF);
  }

  @Test
  void secondTunnelForAPrefixIsLeftOver() {
    parts.get(M1).tunnels.add(new Tunnel(MN, P1, Tunnel.End.ANCHOR, M3));
    assertKinds(Kind.LEFTOVER_TUNNEL);
  }

  @Test
  void routersMustBeShownAsTheyAre() {
    parts.get(M2).routers.clear();
    assertKinds(Kind.MISSING_ROUTER, Kind.MISSING_ROUTER);
    parts.get(M2).routers.add(new AdvertisedRouter(MN, M1, P1, Dlif.UNKNOWN, true));
    parts.get(M2).routers.add(new AdvertisedRouter(MN, M2, P2, Dlif.UNKNOWN, false));
    parts.get(M2).routers.add(new AdvertisedRouter(MN, M3, P2, Dlif.UNKNOWN, false));
    assertKinds(Kind.WRONG_ROUTER, Kind.WRONG_ROUTER, Kind.LEFTOVER_ROUTER);
  }

  @Test
  void stateAtAMaarThatHasNoPartInItIsLeftOver() {
    parts
        .get(M3)
        .bindings
        .add(
            binding(
                Ipv6Prefix.parse("2001:db8:300::/64"),
                MaarState.LINGERING,
                Ipv6Address.UNSPECIFIED));
    assertKinds(Kind.LEFTOVER_BINDING);
  }

  @Test
  void prefixBelongsToOneMobileNode() {
    parts.get(M3).bindings.add(binding(P1, MaarState.LINGERING, Ipv6Address.UNSPECIFIED));
    assertKinds(Kind.PREFIX_SHARED, Kind.LEFTOVER_BINDING);
  }

  @Test
  void inconsistentVerdictNamesEverything() {
    parts.get(M1).tunnels.clear();
    assertThat(verdict())
        .hasToString(
            "inconsistent:\n  MISSING_TUNNEL: missing: tunnel at MAAR1 (anchor end) to MAAR2 for"
                + " 2001:db8:100::/64 of mn1@example.org");
  }
}
