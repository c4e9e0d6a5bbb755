package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnLinkLayerIdentifier;

/** What one session of a mobile node has, another has no part of, wherever it is anchored. */
// Verifies: 5213-5.4.1.1-4, 5213-5.2-1
class CmdOverlapTest {
  private final CmdBench bench =
      new CmdBench(
          Mode.RELAY,
          Profile.DEPLOYABLE.with().set(Knob.MAX_DELAY_BEFORE_NEW_BCE_ASSIGN, 0).build());

  @BeforeEach
  void aSessionWithAPreviousMaar() {
    bench.travel(1, 2);
  }

  private Pbu ofAnotherInterface(int maar, Ipv6Prefix prefix) {
    bench.now++;
    return bench
        .pbu(maar)
        .prefix(prefix)
        .handoff(HandoffIndicator.NEW_INTERFACE)
        .without(MnLinkLayerIdentifier.class)
        .with(new MnLinkLayerIdentifier(Octets.ofHex("02aa00000009")));
  }

  @ParameterizedTest
  @CsvSource({"1, 60", "1, 72", "2, 60", "2, 72"})
  void aPrefixAroundOneOfAnotherSessionOrInItIsRefusedSoThatTheMaarTakesTheNext(
      int maar, int length) {
    Ipv6Prefix prefix = Ipv6Prefix.of(Bench.prefix(maar, 0).address(), length);
    assertThat(bench.refused(maar, ofAnotherInterface(maar, prefix)).status())
        .isEqualTo(Status.NOT_AUTHORIZED_FOR_HNP);
  }

  @ParameterizedTest
  @CsvSource({"1, 60", "1, 72", "2, 60", "2, 72"})
  void aPrefixBesideThemIsASessionOfItsOwn(int maar, int length) {
    Ipv6Prefix prefix = Ipv6Prefix.of(Bench.prefix(maar, 16).address(), length);
    bench.receive(maar, ofAnotherInterface(maar, prefix));
    assertThat(bench.cmd.bindings()).hasSize(2);
  }

  private void tells(int maar, Ipv6Prefix prefix) {
    bench.register(3);
    bench.receive(
        CmdBench.maar(maar),
        Pba.accepting(bench.lastUpdateTo(CmdBench.maar(maar))).prefix(prefix).build());
  }

  // Verifies: 8885-3.2-10
  @Test
  void aPreviousMaarAnchorsNothingOfAnotherSession() {
    bench.receive(1, ofAnotherInterface(1, Bench.prefix(1, 16)));
    tells(1, Bench.prefix(1, 16));
    assertThat(bench.cmd.bindings().get(0).previousMaars().get(0).prefixes())
        .containsExactly(Bench.prefix(1, 0));
  }

  // Verifies: 8885-3.2-10
  @Test
  void norOfAnotherMobileNode() {
    bench.register(1, Bench.mn(2));
    tells(1, Bench.prefix(1, 1));
    assertThat(bench.cmd.bindings().get(0).previousMaars().get(0).prefixes())
        .containsExactly(Bench.prefix(1, 0));
    assertThat(bench.cmd.bindings().get(0).previousMaars().get(0).confirmed()).isTrue();
  }
}
