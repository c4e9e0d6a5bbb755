package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;

/** A laboratory in which MAARs know RFC 5213 alone: none gets what the D flag stands for. */
// Verifies: 8885-4.2-1, 8885-4.5-2, 8885-4.6-2
class CmdPlainPeersTest {
  private static CmdBench bench(Mode mode, Profile profile) {
    return new CmdBench(mode, profile.with().set(Knob.LAB_PLAIN_PEERS, true).build());
  }

  private static Pbu plain(Pbu pbu) {
    return pbu.without(BindingUpdate.DISTRIBUTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"RELAY", "PROXY"})
  void aServingMaarIsToldOfNoPreviousMaar(Mode mode) {
    CmdBench bench = bench(mode, Profile.DEPLOYABLE);
    bench.register(1);
    bench.now++;
    bench.receive(2, plain(bench.pbu(2)));
    if (mode == Mode.RELAY) {
      bench.confirm(1);
    }

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(2));
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.has(BindingAcknowledgement.DISTRIBUTED)).isFalse();
    assertThat(answer.options().has(PreviousMaar.class)).isFalse();
  }

  @Test
  void aCopyWithTheServingMaarHasTheFlag() {
    CmdBench bench = bench(Mode.RELAY, Profile.RFC8885);
    bench.register(1);
    bench.now++;
    bench.receive(2, plain(bench.pbu(2)));

    BindingUpdate copy = bench.updateTo(CmdBench.maar(1));
    assertThat(copy.has(BindingUpdate.DISTRIBUTED)).isTrue();
    assertThat(copy.options().has(ServingMaar.class)).isTrue();
  }

  @Test
  void aPreviousMaarThatAsksIsNotToldWhereTheNodeIs() {
    CmdBench bench = bench(Mode.RELAY, Profile.DEPLOYABLE);
    bench.travel(1, 2);
    bench.receive(1, plain(bench.pbu(1)).lifetime(0));

    BindingAcknowledgement answer = bench.answerTo(CmdBench.maar(1));
    assertThat(answer.lifetime()).isEqualTo(CmdBench.MAX_LIFETIME);
    assertThat(answer.options().has(ServingMaar.class)).isFalse();
  }
}
