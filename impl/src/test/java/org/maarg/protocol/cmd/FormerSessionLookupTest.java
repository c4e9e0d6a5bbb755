package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.Timestamp;

/** Which session an update is about that names a prefix of one that was another interface's. */
class FormerSessionLookupTest {
  private static final Timestamp NOW = CmdParts.NOW;
  private static final int NO_IDENTIFIER = 0;

  private final CmdBindings bindings = new CmdBindings();

  private static Pbu pbu(int networkInterface, int index) {
    Pbu pbu =
        Pbu.of(TestDomain.MN, Bench.prefix(2, index))
            .handoff(HandoffIndicator.UNKNOWN)
            .without(MnLinkLayerIdentifier.class)
            .at(NOW);
    return networkInterface == NO_IDENTIFIER
        ? pbu
        : pbu.with(new MnLinkLayerIdentifier(Octets.ofHex("02aa0000000" + networkInterface)));
  }

  /** The prefix and the session have one number. */
  private CmdBinding session(int number, int networkInterface, Timestamp at) {
    CmdBinding binding = CmdParts.session(pbu(networkInterface, number).at(at), number);
    bindings.add(binding);
    return binding;
  }

  private Optional<CmdBinding> find(Pbu pbu) {
    return new SessionLookup(bindings, new CmdReleases()).find(CmdParts.request(pbu.build()));
  }

  // Verifies: 5213-5.4.1.1-7
  @Test
  void whoTellsNoIdentifierMeansThePrefix() {
    CmdBinding named = session(0, 1, NOW);
    session(1, NO_IDENTIFIER, NOW);
    assertThat(find(pbu(NO_IDENTIFIER, 0).at(NOW.next()))).containsSame(named);
  }

  private static Pbu ethernet(int networkInterface, int index) {
    return pbu(networkInterface, index)
        .without(AccessTechnologyType.class)
        .with(new AccessTechnologyType(AccessTechnologyType.ETHERNET));
  }

  // Verifies: 5213-5.3.5-2, 5213-5.4-4, 5213-5.4.1.1-6
  @Test
  void anInterfaceOfAnotherTechnologyTakesOverWhatIsEndingAndNothingElse() {
    CmdBinding named = session(0, 1, NOW);
    session(1, 2, NOW);
    assertThat(find(ethernet(3, 0))).isEmpty();
    named.phase = CmdBinding.Phase.DELETING;
    assertThat(find(ethernet(3, 0))).containsSame(named);
    assertThat(find(ethernet(3, 0).handoff(HandoffIndicator.BETWEEN_MAGS))).isEmpty();
  }

  // Verifies: 5213-5.4.1.1-5
  @Test
  void anotherInterfaceOfTheTechnologyAtTheSameMaarGoesOnWithTheSession() {
    CmdBinding named = session(0, 1, NOW);
    session(1, 2, NOW);
    assertThat(find(pbu(3, 0))).containsSame(named);
    assertThat(find(pbu(3, 0).handoff(HandoffIndicator.NEW_INTERFACE))).containsSame(named);
    Pbu elsewhere = pbu(3, 0).with(new AlternateCareOfAddress(TestDomain.maar(5)));
    assertThat(find(elsewhere)).isEmpty();
  }

  // Verifies: 5213-5.4.1.2-4
  @Test
  void anInterfaceWhoseIdentifierWasNotToldIsTheSame() {
    CmdBinding named = session(0, NO_IDENTIFIER, NOW);
    session(1, 2, NOW);
    Pbu elsewhere = pbu(3, 0).with(new AlternateCareOfAddress(TestDomain.maar(5)));
    assertThat(find(elsewhere)).containsSame(named);
  }

  // Verifies: 5213-5.5-18
  @Test
  void ofTwoSessionsOfAnInterfaceItIsTheNewest() {
    CmdBinding first = session(0, 1, NOW);
    CmdBinding second = session(1, 1, NOW);
    assertThat(find(pbu(1, 5))).containsSame(first);
    second.accept(CmdParts.request(pbu(1, 1).at(NOW.next()).build()));
    assertThat(find(pbu(1, 5))).containsSame(second);
    first.accept(CmdParts.request(pbu(1, 0).at(NOW.next().next()).build()));
    assertThat(find(pbu(1, 5))).containsSame(first);
  }
}
