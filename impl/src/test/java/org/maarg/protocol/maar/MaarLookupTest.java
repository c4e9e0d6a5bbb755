package org.maarg.protocol.maar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Pba;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.Timestamp;

/**
 * Which session of a mobile node is meant at a MAAR, where it may be one of several or a new one.
 */
class MaarLookupTest {
  private static final Octets ONE = Octets.ofHex("02aa00000001");
  private static final Octets TWO = Octets.ofHex("02aa00000002");
  private static final int WLAN = AccessTechnologyType.WLAN;
  private static final Ipv6Prefix OURS_AND_NOBODYS = Bench.prefix(1, 50);
  private static final Ipv6Prefix ANOTHER_MAARS = Bench.prefix(2, 0);

  private final MaarConfig config = MaarBench.config(Mode.RELAY, Profile.DEPLOYABLE, 64);
  private final MaarBindings bindings = new MaarBindings(config, 0);
  private final MaarLookup lookup = new MaarLookup(config, bindings);

  private MaarBinding session(Octets linkLayer) {
    MaarBinding binding = bindings.create(TestDomain.MN, output -> {}).orElseThrow();
    binding.attach(linkLayer, WLAN);
    return binding;
  }

  private Optional<MaarBinding> attaching(Octets linkLayer, int handoff) {
    return lookup.ofAttachment(
        new Input.Attached(TestDomain.MN, linkLayer, WLAN, handoff, new Timestamp(1)));
  }

  // Verifies: 5213-5.4-1, 5213-5.4-4
  @Test
  void anotherInterfaceIsTheOnlySessionsIfItHandsOverOrTellsNothing() {
    MaarBinding only = session(ONE);
    assertThat(attaching(ONE, HandoffIndicator.NEW_INTERFACE)).containsSame(only);
    assertThat(attaching(TWO, HandoffIndicator.UNKNOWN)).isEmpty();
    assertThat(attaching(TWO, HandoffIndicator.OTHER_INTERFACE)).containsSame(only);
    assertThat(attaching(Octets.EMPTY, HandoffIndicator.UNKNOWN)).containsSame(only);
    only.attach(Octets.EMPTY, WLAN);
    assertThat(attaching(TWO, HandoffIndicator.UNKNOWN)).containsSame(only);
  }

  private static Pbu update(Ipv6Prefix prefix, Octets linkLayer) {
    return Pbu.relayed(TestDomain.MN, prefix, TestDomain.maar(2))
        .without(MnLinkLayerIdentifier.class)
        .with(new MnLinkLayerIdentifier(linkLayer));
  }

  private Optional<MaarBinding> of(Pbu update) {
    return lookup.ofUpdate(TestDomain.MN, update.build());
  }

  // Verifies: 5213-5.4.1.1-1, 5213-5.4.1.2-1
  @Test
  void anUpdateIsAboutTheOnlySessionUnlessItIsOfOneThatWasForgotten() {
    MaarBinding only = session(ONE);
    assertThat(of(update(only.prefixes().first(), TWO))).containsSame(only);
    assertThat(of(update(ANOTHER_MAARS, TWO))).containsSame(only);
    assertThat(of(update(OURS_AND_NOBODYS, ONE))).containsSame(only);
    assertThat(of(update(OURS_AND_NOBODYS, TWO))).isEmpty();
    assertThat(of(update(OURS_AND_NOBODYS, Octets.EMPTY))).containsSame(only);
    assertThat(of(update(OURS_AND_NOBODYS, TWO).without(AccessTechnologyType.class)))
        .containsSame(only);
    assertThat(of(update(OURS_AND_NOBODYS, TWO).without(HomeNetworkPrefix.class)))
        .containsSame(only);
  }

  private Optional<MaarBinding> answered(
      boolean byCmd, Ipv6Prefix prefix, int sequence, Octets linkLayer) {
    Pba answer = Pba.accepting(update(prefix, linkLayer).sequence(sequence).build());
    return lookup.ofAnswer(TestDomain.MN, answer.build(), byCmd);
  }

  // Verifies: 5213-6.9.1.2-2
  @Test
  void theCmdAnswersAboutAPrefixThenANumberThenAnInterface() {
    MaarBinding first = session(ONE);
    MaarBinding second = session(TWO);
    Transmission sent = new Transmission(9, new Timestamp(1), HandoffIndicator.UNKNOWN);
    bindings.numbers().sent(second, sent);
    Ipv6Prefix ofFirst = first.prefixes().first();
    assertThat(answered(true, ofFirst, 9, TWO)).containsSame(first);
    assertThat(answered(true, ANOTHER_MAARS, 9, ONE)).containsSame(second);
    assertThat(answered(true, ANOTHER_MAARS, 8, TWO)).containsSame(second);
    assertThat(answered(true, ANOTHER_MAARS, 8, ONE)).containsSame(first);
    assertThat(answered(true, ANOTHER_MAARS, 8, Octets.ofHex("03"))).containsSame(first);
  }

  // Verifies: 8885-3.3-2
  @Test
  void aMaarAnswersAboutAnInterfaceForItsNumbersAndPrefixesAreItsOwn() {
    MaarBinding first = session(ONE);
    MaarBinding second = session(TWO);
    bindings.numbers().sent(first, new Transmission(9, new Timestamp(1), HandoffIndicator.UNKNOWN));
    assertThat(answered(false, first.prefixes().first(), 9, TWO)).containsSame(second);
  }
}
