package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.HomeNetworkPrefix;

/** A MAAR is access router and anchor at once, for each prefix one of them (RFC 8885 3). */
class MaarRolesTest {
  // Verifies: 8885-3-5, 8885-3-7
  @Test
  void anchorsForOneMobileNodeAndServesAnother() {
    MaarBench bench = MaarBench.relay().anchoringFor(2);
    assertThat(bench.answerTo(MaarBench.CMD).status()).isEqualTo(Status.ACCEPTED);

    bench.attach(Bench.mn(2));
    BindingUpdate update = bench.lastUpdate();
    bench.accept();

    assertThat(update.options().first(HomeNetworkPrefix.class))
        .contains(new HomeNetworkPrefix(Bench.prefix(1, 1)));
    assertThat(bench.maar.bindings())
        .extracting(MaarBindingView::mn, MaarBindingView::state)
        .containsExactlyInAnyOrder(
            tuple(TestDomain.MN, MaarState.ANCHORING), tuple(Bench.mn(2), MaarState.SERVING));
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(2));
    assertThat(bench.advertised).containsOnlyKeys(Bench.prefix(1, 1));
  }

  // Verifies: 8885-3-5, 8885-3-7
  @Test
  void servesOnWhileItFollowsAnUpdateOfTheCmdAboutAnother() {
    MaarBench bench = MaarBench.relay().serving();
    bench.attach(Bench.mn(2));
    bench.accept();
    bench.now++;

    BindingUpdate update = bench.relay(3);

    BindingAcknowledgement answer = bench.answerTo(MaarBench.CMD);
    assertThat(answer.sequence()).isEqualTo(update.sequence());
    assertThat(answer.isAccepted()).isTrue();
    assertThat(bench.tunnels).containsExactly(MaarBench.downlink(3));
    assertThat(bench.advertised).containsOnlyKeys(Bench.prefix(1, 1));
  }

  // Verifies: 8885-3-5
  @Test
  void whoeverIsHereIsNotAnchoredForAnother() {
    assertThat(MaarState.values())
        .filteredOn(MaarState::isAttached)
        .containsExactly(MaarState.REGISTERING, MaarState.SERVING, MaarState.REFRESHING);
    assertThat(MaarState.values())
        .filteredOn(MaarState::isAnchor)
        .containsExactly(MaarState.ANCHORING, MaarState.RENEWING);
  }
}
