package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** Of which interface a registration is, and what is left of it when the session is over. */
class RegistrationTest {
  private static final Dlif DLIF = Dlif.of(3, 1);

  private static Registration of(String linkLayer, Optional<Timestamp> timestamp) {
    return new Registration(
        TestDomain.MN,
        PrefixSet.of(Bench.prefix(1, 0)),
        HandoffIndicator.BETWEEN_MAGS,
        4,
        Octets.ofHex(linkLayer),
        timestamp,
        9,
        75,
        DLIF);
  }

  // Verifies: 5213-5.4-1
  @ParameterizedTest
  @CsvSource({
    "0a, 4, 0a, true, true",
    "0a, 4, 0b, false, false",
    "0a, 3, 0a, false, false",
    "0a, 4, '', true, false",
    "'', 4, 0a, true, false",
    "'', 4, '', true, true",
    "'', 3, '', false, false"
  })
  void interfacesAreHeldApartByWhatIsKnownOfBoth(
      String own, int technology, String other, boolean may, boolean is) {
    Registration registration = of(own, Optional.empty());
    assertThat(registration.isOf(technology, Octets.ofHex(other))).isEqualTo(may);
    assertThat(registration.isExactlyOf(technology, Octets.ofHex(other))).isEqualTo(is);
  }

  // Verifies: 5213-6.9.1.4-4
  @Test
  void whatIsLeftOfItIsWhomItWasAbout() {
    PrefixSet anchored = PrefixSet.of(Bench.prefix(2, 0));
    Registration ended = of("0a", Optional.of(new Timestamp(7))).ended(anchored);

    assertThat(ended.mn()).isEqualTo(TestDomain.MN);
    assertThat(ended.prefixes()).isEqualTo(anchored);
    assertThat(ended.handoff()).isEqualTo(HandoffIndicator.UNKNOWN);
    assertThat(ended.isExactlyOf(4, Octets.ofHex("0a"))).isTrue();
    assertThat(ended.timestamp()).contains(new Timestamp(0));
    assertThat(ended.sequence()).isZero();
    assertThat(ended.lifetime()).isZero();
    assertThat(ended.dlif()).isEqualTo(Dlif.UNKNOWN);
    assertThat(of("0a", Optional.empty()).ended(anchored).timestamp()).isEmpty();
  }

  @Test
  void aRouterIsKnownByBothOfItsAddresses() {
    MobilityOption linkLocal = new DlifLinkLocalAddress(Ipv6Address.parse("fe80::1"));
    MobilityOption linkLayer = new DlifLinkLayerAddress(Octets.ofHex("02"));

    assertThat(Registration.dlifIn(MobilityOptions.of(linkLocal, linkLayer)))
        .isEqualTo(new Dlif(Octets.ofHex("02"), Ipv6Address.parse("fe80::1")));
    assertThat(Registration.dlifIn(MobilityOptions.of(linkLocal)).isKnown()).isFalse();
    assertThat(Registration.dlifIn(MobilityOptions.of(linkLayer)).isKnown()).isFalse();
  }

  @Test
  void aKeptOneIsReadBackWhole() {
    StateWriter out = new StateWriter();
    of("0a", Optional.of(new Timestamp(7))).writeState(out);
    StateReader in = new StateReader(out.toArray());
    StateWriter again = new StateWriter();
    Registration.readState(in).writeState(again);

    assertThat(in.left()).isZero();
    assertThat(again.toArray()).isEqualTo(out.toArray());
  }
}
