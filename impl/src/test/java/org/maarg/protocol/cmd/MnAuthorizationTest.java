package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.TestDomain;

/** A policy of one question: who has the service. */
class MnAuthorizationTest {
  @Test
  void thoseWhoAreServedAreChosenAndTheRestIsOpen() {
    MnAuthorization policy = MnAuthorization.servingOnly(Bench.mn(1)::equals);
    assertThat(policy.hasService(Bench.mn(1))).isTrue();
    assertThat(policy.hasService(Bench.mn(2))).isFalse();
    assertThat(policy.isKnown(Bench.mn(2))).isTrue();
    assertThat(policy.mayRegister(Bench.mn(2), TestDomain.maar(1))).isTrue();
    assertThat(MnAuthorization.ALL.hasService(Bench.mn(2))).isTrue();
  }
}
