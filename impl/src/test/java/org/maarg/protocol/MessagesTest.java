package org.maarg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.Status;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;

/** What messages carry of the update that they copy or answer. */
class MessagesTest {
  private static final Timestamp NOW = Timestamp.ofEpochMilli(1_700_000_000_000L);
  private static final LinkLocalAddress LINK_LOCAL =
      new LinkLocalAddress(Ipv6Address.parse("fe80::1"));

  private static Pbu update() {
    return Pbu.of(TestDomain.MN, Bench.prefix(1, 0)).with(LINK_LOCAL).at(NOW);
  }

  // Verifies: 8885-3.2-3, 8885-3.2-4
  @Test
  void aCopySaysAllThatTheUpdateSaidAndWhoServes() {
    BindingUpdate update = update().dlif(Dlif.of(1, 2)).build();
    BindingUpdate copy = Messages.copied(update, TestDomain.maar(2));
    assertThat(copy.options().asList())
        .containsAll(update.options().asList())
        .contains(new ServingMaar(TestDomain.maar(2)))
        .hasSize(update.options().asList().size() + 1);
  }

  // Verifies: 6275-9.5.1-3, 5213-5.3.6-4
  @Test
  void theRefusalOfANumberReturnsWhatTheUpdateNamed() {
    BindingUpdate update = update().sequence(3).build();
    BindingAcknowledgement refusal = Messages.outOfSequence(update, 7);
    assertThat(refusal.sequence()).isEqualTo(7);
    assertThat(refusal.options().asList())
        .containsExactlyInAnyOrderElementsOf(update.options().asList());
  }

  /** Options in the order of an answer, so that padding is the same. */
  private static BindingUpdate naming(int prefixes, int linkLayerOctets) {
    List<MobilityOption> options = new ArrayList<>(List.of(TestDomain.MN));
    for (int index = 0; index < prefixes; index++) {
      options.add(new HomeNetworkPrefix(Bench.prefix(1, index)));
    }
    options.add(new HandoffIndicator(HandoffIndicator.UNKNOWN));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    options.add(new MnLinkLayerIdentifier(Octets.of(new byte[linkLayerOctets])));
    options.add(NOW);
    options.add(LINK_LOCAL);
    return new BindingUpdate(1, Pbu.FLAGS, 75, MobilityOptions.copyOf(options));
  }

  /** With so many prefixes that one more would not fit; an identifier makes up for the rest. */
  private static BindingUpdate longest() {
    int prefixes = 1;
    while (length(naming(prefixes + 1, 1)) <= MobilityHeader.MAX_OCTETS) {
      prefixes++;
    }
    int linkLayerOctets = 1;
    while (length(naming(prefixes, linkLayerOctets)) < MobilityHeader.MAX_OCTETS) {
      linkLayerOctets++;
    }
    return naming(prefixes, linkLayerOctets);
  }

  private static int length(MobilityMessage message) {
    return MobilityHeader.encodedLength(message);
  }

  // Verifies: 5213-5.3.6-4, 6275-6.1.1-3
  @Test
  void theLongestUpdateIsAnsweredWithAllThatItNamed() {
    BindingUpdate update = longest();
    assertThat(length(update)).isEqualTo(MobilityHeader.MAX_OCTETS);
    BindingAcknowledgement refusal =
        Messages.refusal(update, Status.INSUFFICIENT_RESOURCES, NOW.next());
    assertThat(length(refusal)).isEqualTo(MobilityHeader.MAX_OCTETS);
    assertThat(refusal.options().all(HomeNetworkPrefix.class))
        .isEqualTo(update.options().all(HomeNetworkPrefix.class));
    assertThat(refusal.options().first(Timestamp.class)).isEqualTo(Optional.of(NOW));
  }
}
