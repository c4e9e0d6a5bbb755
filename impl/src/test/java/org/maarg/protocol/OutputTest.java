package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.wire.Octets;

/** What an advertisement says of a prefix, and what a log shows of an output. */
class OutputTest {
  private static Output.Advertise advertise(boolean preferred) {
    return new Output.Advertise(
        TestDomain.MN,
        Octets.ofHex("0a"),
        TestDomain.maar(1),
        Dlif.UNKNOWN,
        Bench.prefix(1, 0),
        preferred);
  }

  // Verifies: 8885-3.7-4
  @Test
  void anOldPrefixIsValidAndNotPreferred() {
    assertThat(advertise(true).validLifetimeSeconds()).isEqualTo(300);
    assertThat(advertise(true).preferredLifetimeSeconds()).isEqualTo(300);
    assertThat(advertise(false).validLifetimeSeconds()).isEqualTo(300);
    assertThat(advertise(false).preferredLifetimeSeconds()).isZero();
    assertThat(advertise(false).onLink()).isTrue();
    assertThat(advertise(true).localNetworks()).isEqualTo(List.of());
  }

  @Test
  void textTellsWhetherAPrefixIsOldAndWhetherANodeIsTold() {
    assertThat(advertise(true).toString()).contains(" preferred to ");
    assertThat(advertise(false).toString()).contains(" deprecated to ");
    Output told = new Output.Withdraw(TestDomain.MN, TestDomain.maar(1), Bench.prefix(1, 0), true);
    Output gone = new Output.Withdraw(TestDomain.MN, TestDomain.maar(1), Bench.prefix(1, 0), false);
    assertThat(told).hasToString(gone + " with lifetime 0");
  }

  @ParameterizedTest
  @EnumSource(DropReason.class)
  void whyAnInputHadNoEffectIsFoundInASectionOfAnRfc(DropReason reason) {
    assertThat(reason.citation()).matches("(8885|6275|5213)-\\d+(\\.\\d+)*");
  }

  @Test
  void textOfATimerLeavesOutWhatItDoesNotConcern() {
    assertThat(Timer.of(Timer.Kind.PACE, Timer.NO_MN)).hasToString("PACE");
    assertThat(Timer.of(Timer.Kind.DELETE, TestDomain.MN, 2))
        .hasToString("DELETE " + TestDomain.MN + " #2");
    assertThat(Timer.of(Timer.Kind.HEARTBEAT, Timer.NO_MN, TestDomain.CMD))
        .hasToString("HEARTBEAT " + TestDomain.CMD);
  }

  @Test
  void textOfATunnelTellsItsEnd() {
    Tunnel anchor =
        new Tunnel(TestDomain.MN, Bench.prefix(1, 0), Tunnel.End.ANCHOR, TestDomain.maar(2));
    Tunnel serving =
        new Tunnel(TestDomain.MN, Bench.prefix(1, 0), Tunnel.End.SERVING, TestDomain.maar(2));
    String rest = Bench.prefix(1, 0) + " via " + TestDomain.maar(2) + " (" + TestDomain.MN + ")";
    assertThat(anchor).hasToString("to " + rest);
    assertThat(serving).hasToString("from " + rest);
  }
}
