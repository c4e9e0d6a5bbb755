package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.maar.MaarState;
import org.maarg.wire.BindingAcknowledgement;
import org.maarg.wire.BindingUpdate;
import org.maarg.wire.HomeNetworkPrefix;
import org.maarg.wire.MobilityMessage;
import org.maarg.wire.MobilityOption;
import org.maarg.wire.MobilityOptions;
import org.maarg.wire.ServingMaar;
import org.maarg.wire.Status;
import org.maarg.wire.Timestamp;

/** Clocks differ by less than the validity window; the mobile node is where the link says it is. */
class ClockSkewTest {
  private final TestDomain domain = new TestDomain(3, Mode.RELAY, Profile.RFC8885);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 140, 300})
  void aRegistrationUnderWayDoesNotYieldToOneThatOnlyAClockMakesLater(long aheadMillis) {
    domain.attach(1);
    answerToRelayed(aheadMillis);
    assertThat(lastAnswer().status()).isEqualTo(Status.TIMESTAMP_LOWER);
    assertThat(domain.node(1).bindings().get(0).state()).isEqualTo(MaarState.REGISTERING);
    domain.flights.clear();
    domain.settle();
    assertThat(domain.cmd.bindings().get(0).proxyCareOfAddress()).isEqualTo(TestDomain.maar(1));
    assertThat(domain.node(1).bindings().get(0).state()).isEqualTo(MaarState.SERVING);
  }

  @Test
  void itYieldsToOneThatNoClockExplains() {
    domain.attach(1);
    answerToRelayed(301);
    assertThat(lastAnswer().isAccepted()).isTrue();
    assertThat(domain.node(1).bindings().get(0).state()).isEqualTo(MaarState.ANCHORING);
  }

  /** The CMD relays to MAAR 1 what MAAR 2 has stamped so much later than MAAR 1 its own. */
  private void answerToRelayed(long aheadMillis) {
    BindingUpdate own = (BindingUpdate) domain.flights.remove(0).message();
    Timestamp stamped = own.options().first(Timestamp.class).orElseThrow();
    List<MobilityOption> options =
        List.of(
            TestDomain.MN,
            own.options().first(HomeNetworkPrefix.class).orElseThrow(),
            Timestamp.ofEpochMilli(stamped.toEpochMilli() + aheadMillis),
            new ServingMaar(TestDomain.maar(2)));
    BindingUpdate relayed = new BindingUpdate(9, own.flags(), 75, MobilityOptions.copyOf(options));
    domain.deliver(new TestDomain.Flight(TestDomain.CMD, TestDomain.maar(1), relayed), true);
  }

  private BindingAcknowledgement lastAnswer() {
    MobilityMessage message = domain.flights.get(domain.flights.size() - 1).message();
    return (BindingAcknowledgement) message;
  }
}
