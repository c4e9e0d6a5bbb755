package org.maarg.fuzz.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/**
 * Laws of the codec that concern more than one message or one end; that each message comes back is
 * the contract of the module impl.
 */
class CodecLawsTest {
  private static final Ipv6Address CMD = Ipv6Address.parse("2001:db8::c");
  private static final Ipv6Address MAAR = Ipv6Address.parse("2001:db8::10");

  private static BindingUpdate update(List<MobilityOption> options) {
    return new BindingUpdate(1, BindingUpdate.DISTRIBUTED, 75, MobilityOptions.copyOf(options));
  }

  // Verifies: 6275-9.2-1
  @Property
  void aDamagedOctetIsNoticed(
      @ForAll("options") @Size(max = 12) List<MobilityOption> options,
      @ForAll @IntRange(max = 2047) int where,
      @ForAll @IntRange(min = 1, max = 255) int damage) {
    byte[] octets = MobilityHeader.encode(update(options), MAAR, CMD);
    octets[where % octets.length] ^= (byte) damage;
    assertThatThrownBy(() -> MobilityHeader.decode(octets, 0, octets.length, MAAR, CMD))
        .isInstanceOf(MalformedMessageException.class);
  }

  // Verifies: 6275-6.1.1-6
  @Property
  void oneOptionMoreCostsAtMostItsOctetsFrameAndPadding(
      @ForAll("options") @Size(max = 12) List<MobilityOption> options,
      @ForAll("option") MobilityOption more) {
    List<MobilityOption> longer = new ArrayList<>(options);
    longer.add(more);
    int before = MobilityHeader.encodedLength(update(options));
    int after = MobilityHeader.encodedLength(update(longer));
    assertThat(after).isBetween(before, before + 2 + more.length() + 7 + 7);
    assertThat(after % 8).isZero();
  }

  // Verifies: 6275-6.2-1
  @Property
  void whereAMessageLiesInAPacketDoesNotMatter(
      @ForAll("options") @Size(max = 8) List<MobilityOption> options,
      @ForAll @Size(max = 40) byte[] ahead,
      @ForAll @Size(max = 40) byte[] behind)
      throws MalformedMessageException {
    byte[] octets = MobilityHeader.encode(update(options), MAAR, CMD);
    byte[] packet = new byte[ahead.length + octets.length + behind.length];
    System.arraycopy(ahead, 0, packet, 0, ahead.length);
    System.arraycopy(octets, 0, packet, ahead.length, octets.length);
    System.arraycopy(behind, 0, packet, ahead.length + octets.length, behind.length);
    assertThat(MobilityHeader.decode(packet, ahead.length, octets.length, MAAR, CMD))
        .isEqualTo(update(options));
  }

  // Verifies: 6275-6.2-1
  @Property
  void acknowledgementsAndErrorsComeBackToo(
      @ForAll("options") @Size(max = 8) List<MobilityOption> options,
      @ForAll @IntRange(max = 255) int status,
      @ForAll @IntRange(max = 0xffff) int sequence)
      throws MalformedMessageException {
    MobilityOptions all = MobilityOptions.copyOf(options);
    int flags = BindingAcknowledgement.DISTRIBUTED;
    comesBack(new BindingAcknowledgement(status, flags, sequence, 75, all));
    List<MobilityOption> plain = options.stream().filter(it -> it.type() < 65).toList();
    comesBack(new BindingError(status, CMD, MobilityOptions.copyOf(plain)));
  }

  private static void comesBack(MobilityMessage message) throws MalformedMessageException {
    byte[] octets = MobilityHeader.encode(message, MAAR, CMD);
    assertThat(MobilityHeader.decode(octets, 0, octets.length, MAAR, CMD)).isEqualTo(message);
  }

  // Verifies: 6275-6.1.1-3
  @Property
  void aMessageCutShortOrDrawnOutIsRefused(
      @ForAll("options") @Size(max = 8) List<MobilityOption> options,
      @ForAll @IntRange(min = -300, max = 300) int change) {
    byte[] octets = MobilityHeader.encode(update(options), MAAR, CMD);
    int length = Math.max(0, octets.length + change);
    byte[] other = java.util.Arrays.copyOf(octets, length);
    if (length != octets.length) {
      assertThatThrownBy(() -> MobilityHeader.decodeVerified(other, 0, length))
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  @Provide
  Arbitrary<List<MobilityOption>> options() {
    return option().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<MobilityOption> option() {
    Arbitrary<Ipv6Address> addresses =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Ipv6Address::of);
    Arbitrary<Ipv6Prefix> prefixes =
        Combinators.combine(addresses, Arbitraries.integers().between(0, 128)).as(Ipv6Prefix::of);
    Arbitrary<Octets> octets =
        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(100).map(Octets::of);
    return Arbitraries.oneOf(
        octets.map(id -> new MnId(MnId.NAI, id)),
        Arbitraries.just(MnId.EMPTY),
        prefixes.map(HomeNetworkPrefix::new),
        prefixes.map(AnchoredPrefix::new),
        prefixes.map(LocalPrefix::new),
        Arbitraries.integers().between(0, 255).map(HandoffIndicator::new),
        Arbitraries.integers().between(0, 255).map(AccessTechnologyType::new),
        Arbitraries.longs().map(Timestamp::new),
        Combinators.combine(addresses, prefixes).as(PreviousMaar::new),
        addresses.map(AlternateCareOfAddress::new),
        addresses.map(ServingMaar::new),
        addresses.map(LinkLocalAddress::new),
        addresses.map(DlifLinkLocalAddress::new),
        octets.map(MnLinkLayerIdentifier::new),
        octets.map(DlifLinkLayerAddress::new),
        octets.map(data -> new UnknownOption(200, data)));
  }
}
