package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.Timestamp;

/** Which session an update is about, where only its age or its handoff tells. */
class SessionLookupTest {
  private static final Timestamp NOW = CmdParts.NOW;
  private static final Timestamp EARLIER = Timestamp.ofEpochMilli(NOW.toEpochMilli() - 1);

  private final CmdBindings bindings = new CmdBindings();

  private static Pbu pbu(int networkInterface, int index, int handoff) {
    return Pbu.of(TestDomain.MN, Bench.prefix(2, index))
        .handoff(handoff)
        .without(MnLinkLayerIdentifier.class)
        .with(new MnLinkLayerIdentifier(Octets.ofHex("02aa0000000" + networkInterface)))
        .at(NOW);
  }

  /** Registered now; the interface, the prefix and the session have one number. */
  private CmdBinding session(int number, int handoff) {
    CmdBinding binding = CmdParts.session(pbu(number, number, handoff), number);
    bindings.add(binding);
    return binding;
  }

  private Optional<CmdBinding> find(Pbu pbu) {
    return new SessionLookup(bindings, new CmdReleases()).find(CmdParts.request(pbu.build()));
  }

  // Verifies: 5213-5.5-4
  @Test
  void onlyAnOlderUpdateIsOfTheSessionThatItsInterfaceHasBegunSince() {
    CmdBinding named = session(0, HandoffIndicator.UNKNOWN);
    CmdBinding own = session(1, HandoffIndicator.NEW_INTERFACE);
    assertThat(find(pbu(1, 0, HandoffIndicator.UNCHANGED).at(EARLIER))).containsSame(own);
    assertThat(find(pbu(1, 0, HandoffIndicator.UNCHANGED).at(NOW))).containsSame(named);
    assertThat(find(pbu(1, 0, HandoffIndicator.UNCHANGED).without(Timestamp.class)))
        .containsSame(named);
  }

  // Verifies: 5213-5.4.1.2-1, 5213-5.4.1.2-2
  @Test
  void anInterfaceThatHasASessionGoesOnWithItWhateverPrefixItIsGiven() {
    CmdBinding named = session(0, HandoffIndicator.UNKNOWN);
    CmdBinding own = session(1, HandoffIndicator.NEW_INTERFACE);
    assertThat(find(pbu(1, 0, HandoffIndicator.UNKNOWN))).containsSame(own);
    assertThat(find(pbu(1, 0, HandoffIndicator.UNKNOWN).without(Timestamp.class)))
        .containsSame(own);
    assertThat(find(pbu(1, 0, HandoffIndicator.OTHER_INTERFACE))).containsSame(named);
    assertThat(find(pbu(1, 0, HandoffIndicator.UNKNOWN).lifetime(0))).containsSame(named);
  }

  // Verifies: 5213-5.5-4
  @Test
  void onlyAnOlderUpdateIsOfTheInterfaceFromBeforeTheHandover() {
    CmdBinding only = session(0, HandoffIndicator.OTHER_INTERFACE);
    assertThat(find(pbu(1, 5, HandoffIndicator.UNKNOWN).at(EARLIER))).containsSame(only);
    assertThat(find(pbu(1, 5, HandoffIndicator.UNKNOWN).at(NOW))).isEmpty();
  }

  // Verifies: 5213-5.4.1.2-4, 5213-5.4.1.3-2
  @Test
  void aHandoverBetweenMaarsIsOfTheOnlySessionUnlessAnIdentifierTellsThemApart() {
    CmdBinding only = session(0, HandoffIndicator.UNKNOWN);
    Pbu other = pbu(1, 5, HandoffIndicator.BETWEEN_MAGS);
    assertThat(find(other)).isEmpty();
    other
        .without(AccessTechnologyType.class)
        .with(new AccessTechnologyType(AccessTechnologyType.ETHERNET));
    assertThat(find(other)).isEmpty();
    assertThat(find(other.without(MnLinkLayerIdentifier.class))).containsSame(only);
  }

  // Verifies: 5213-5.4.1.2-1, 5213-5.4.1.2-2
  @Test
  void withoutAnIdentifierANewInterfaceIsNoneOfThoseThatAreKnown() {
    bindings.add(unidentified(AccessTechnologyType.ETHERNET, 0));
    CmdBinding known = unidentified(AccessTechnologyType.WLAN, 1);
    bindings.add(known);
    CmdBinding identified = session(2, HandoffIndicator.NEW_INTERFACE);
    Pbu update = of(AccessTechnologyType.WLAN, 5).handoff(HandoffIndicator.UNCHANGED);
    assertThat(find(update)).containsSame(known);
    assertThat(find(update.handoff(HandoffIndicator.NEW_INTERFACE))).isEmpty();
    assertThat(find(pbu(2, 5, HandoffIndicator.NEW_INTERFACE))).containsSame(identified);
  }

  /** Of an interface of this technology that nothing else is told of. */
  private static Pbu of(int technology, int index) {
    return pbu(0, index, HandoffIndicator.UNKNOWN)
        .without(MnLinkLayerIdentifier.class)
        .without(AccessTechnologyType.class)
        .with(new AccessTechnologyType(technology));
  }

  private static CmdBinding unidentified(int technology, int number) {
    return CmdParts.session(of(technology, number), number);
  }

  // Verifies: 5213-5.4.1.1-7, 5213-5.4.1.2-9, 5213-5.4.1.3-7
  @Test
  void aDeregistrationMeansASessionByItsPrefixesAndItsInterfaceOrAHandover() {
    CmdBinding session = session(1, HandoffIndicator.UNKNOWN);
    assertThat(ends(pbu(1, 1, HandoffIndicator.UNKNOWN), session)).isTrue();
    assertThat(ends(pbu(1, 2, HandoffIndicator.UNKNOWN), session)).isFalse();
    Pbu other = of(AccessTechnologyType.ETHERNET, 1);
    assertThat(ends(other, session)).isFalse();
    assertThat(ends(other.handoff(HandoffIndicator.OTHER_INTERFACE), session)).isTrue();
  }

  // Verifies: 5213-5.4.1.2-1, 5213-5.4.1.2-3
  @Test
  void withoutAPrefixItMeansASessionByItsInterfaceOrAHandover() {
    CmdBinding session = session(1, HandoffIndicator.UNKNOWN);
    assertThat(ends(nothing(1, HandoffIndicator.UNKNOWN), session)).isTrue();
    assertThat(ends(nothing(2, HandoffIndicator.UNKNOWN), session)).isFalse();
    assertThat(ends(nothing(2, HandoffIndicator.BETWEEN_MAGS), session)).isFalse();
    assertThat(ends(nothing(2, HandoffIndicator.OTHER_INTERFACE), session)).isTrue();
  }

  private static Pbu nothing(int networkInterface, int handoff) {
    return pbu(networkInterface, 1, handoff).prefix(Messages.ALL_ZERO);
  }

  private static boolean ends(Pbu pbu, CmdBinding session) {
    return ExistenceTest.ends(CmdParts.request(pbu.build()), session);
  }
}
