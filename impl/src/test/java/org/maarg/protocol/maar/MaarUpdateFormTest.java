package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.Timer;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.Timestamp;

/** What the updates of a MAAR carry over the life of a binding, from the first to the last. */
class MaarUpdateFormTest {
  private final MaarBench bench = MaarBench.relay();

  // Verifies: 5213-6.9.1.3-2, 5213-6.9.1.3-3, 5213-6.9.1.4-3, 5213-6.9.1.4-4
  @Test
  void renewsAndDeregistersWithTheOptionsOfTheFirstUpdate() {
    bench.serving();
    List<MobilityOption> first = lastingOptions();
    assertThat(first).contains(new HomeNetworkPrefix(Bench.prefix(1, 0)));

    bench.fire(Timer.Kind.REFRESH);
    assertThat(lastingOptions()).containsExactlyElementsOf(first);
    bench.accept();
    bench.detach();
    bench.fire(Timer.Kind.LIFETIME);

    assertThat(bench.lastUpdate().lifetime()).isZero();
    assertThat(lastingOptions()).containsExactlyElementsOf(first);
  }

  // Verifies: 5213-6.9.1.4-5
  @Test
  void whatEndsABindingDoesNotSayThatNothingHasChanged() {
    bench.serving().detach();
    bench.fire(Timer.Kind.LIFETIME);
    assertThat(bench.lastUpdate().options().first(HandoffIndicator.class))
        .contains(new HandoffIndicator(HandoffIndicator.UNKNOWN));

    MaarBench anchor = MaarBench.relay().anchoringFor(2);
    anchor.fire(Timer.Kind.LIFETIME);
    assertThat(anchor.lastUpdate().lifetime()).isZero();
    assertThat(anchor.lastUpdate().options().first(HandoffIndicator.class))
        .contains(new HandoffIndicator(HandoffIndicator.UNKNOWN));
  }

  // Verifies: 8885-4.7-4, 8885-4.8-4
  @Test
  void theRoutersAddressesAreNotOfItsUpdates() {
    bench.serving();
    bench.fire(Timer.Kind.REFRESH);
    bench.accept();
    bench.detach();
    bench.fire(Timer.Kind.LIFETIME);

    assertThat(Bench.updates(bench.sent))
        .hasSize(3)
        .noneMatch(it -> it.options().has(DlifLinkLocalAddress.class))
        .noneMatch(it -> it.options().has(DlifLinkLayerAddress.class));
  }

  // Verifies: 8885-3.5-4, 8885-3.5-7
  @Test
  void byTheLetterTheLifetimeLastsToItsEnd() {
    MaarBench letter =
        new MaarBench(Mode.RELAY, Profile.DEPLOYABLE.with().set(Knob.END_EARLY, false).build());
    letter.serving();
    assertThat(letter.remaining(Timer.Kind.LIFETIME)).isEqualTo(300_000);
    letter.detach();
    letter.now++;
    letter.relay(2);
    assertThat(letter.remaining(Timer.Kind.LIFETIME)).isEqualTo(300_000);
  }

  /** Those of the last update that do not tell its own time or kind. */
  private List<MobilityOption> lastingOptions() {
    BindingUpdate update = bench.lastUpdate();
    assertThat(update.options().has(Timestamp.class)).isTrue();
    assertThat(update.options().has(HandoffIndicator.class)).isTrue();
    return update.options().asList().stream()
        .filter(it -> !(it instanceof Timestamp) && !(it instanceof HandoffIndicator))
        .toList();
  }

  // Verifies: 5213-6.9.1.1-13
  @Test
  void neverClaimsAHandoverThatItCannotEstablish() {
    bench.serving();
    bench.fire(Timer.Kind.REFRESH);
    bench.refuse(Status.TIMESTAMP_LOWER);
    bench.fire(Timer.Kind.RETRANSMIT);
    bench.accept();
    bench.attach();
    bench.advance(1_000);
    bench.accept();
    bench.detach();
    bench.now++;
    bench.relay(2);
    bench.fire(Timer.Kind.LIFETIME);
    bench.advance(1_000);
    bench.attach();

    assertThat(bench.sent.stream().map(Bench.Sent::message).filter(BindingUpdate.class::isInstance))
        .hasSizeGreaterThan(5)
        .extracting(it -> ((BindingUpdate) it).options().first(HandoffIndicator.class))
        .doesNotContain(
            Optional.of(new HandoffIndicator(HandoffIndicator.OTHER_INTERFACE)),
            Optional.of(new HandoffIndicator(HandoffIndicator.BETWEEN_MAGS)));
  }
}
