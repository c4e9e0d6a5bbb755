package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maarg.wire.message.Wire.sealed;

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
import org.maarg.wire.option.OptionType;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** The contract over messages and octets that nobody chose. */
class WirePropertyTest {
  @Property
  void everyMessageThatFitsRoundTrips(@ForAll("messages") MobilityMessage message) {
    if (MobilityHeader.encodedLength(message) <= MobilityHeader.MAX_OCTETS) {
      WireContract.assertRoundTrip(message);
    }
  }

  @Property
  void octetsAfterARightHeaderAreRefusedOrStable(
      @ForAll @IntRange(min = 4, max = 8) int type, @ForAll @Size(max = 800) byte[] data) {
    WireContract.assertRefusedOrStable(Wire.header(type, data));
  }

  @Property
  void splicedOptionsAreRefusedOrStable(
      @ForAll("messages") MobilityMessage message,
      @ForAll @IntRange(max = 2047) int from,
      @ForAll @Size(max = 8) byte[] patch) {
    if (MobilityHeader.encodedLength(message) > 1000) {
      return;
    }
    byte[] octets = Wire.encode(message);
    for (int i = 0; i < patch.length; i++) {
      octets[(from + i) % octets.length] = patch[i];
    }
    WireContract.assertRefusedOrStable(sealed(octets));
  }

  @Property
  void octetsWithoutAnyOrderAreRefused(@ForAll @Size(max = 3000) byte[] octets)
      throws MalformedMessageException {
    try {
      MobilityHeader.decodeVerified(octets, 0, octets.length);
    } catch (MalformedMessageException refused) {
      assertThat(refused.refusal().offset()).isBetween(0, octets.length);
    }
  }

  @Provide
  Arbitrary<MobilityMessage> messages() {
    Arbitrary<MobilityOptions> options =
        options().list().ofMaxSize(16).map(MobilityOptions::copyOf);
    Arbitrary<Integer> u16 = Arbitraries.integers().between(0, 0xffff);
    Arbitrary<Integer> u8 = Arbitraries.integers().between(0, 0xff);
    return Arbitraries.oneOf(
        Combinators.combine(u16, u16, u16, options)
            .as((seq, flags, life, all) -> new BindingUpdate(seq, flags | 0x10, life, all)),
        Combinators.combine(u8, u8, u16, u16, options)
            .as(
                (status, flags, seq, life, all) ->
                    new BindingAcknowledgement(status, flags | 0x02, seq, life, all)),
        Combinators.combine(u8, addresses(), options)
            .as((status, home, all) -> new BindingError(status, home, withoutExtensions(all))),
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.longs().between(0, 0xffff_ffffL),
                options)
            .as((flags, seq, all) -> new Heartbeat(flags, seq, withoutExtensions(all))),
        Combinators.combine(Arbitraries.integers().between(14, 255), octets(255, 255))
            .as((type, data) -> new UnknownMessage(type, whole(data))));
  }

  /** The longest part that fills whole units after the checksum. */
  private static Octets whole(Octets data) {
    return Octets.copyOf(data.toByteArray(), 0, (data.length() - 2) / 8 * 8 + 2);
  }

  private static MobilityOptions withoutExtensions(MobilityOptions options) {
    List<MobilityOption> kept = new ArrayList<>();
    for (MobilityOption option : options.asList()) {
      if (!OptionType.needsDistributed(option.type())) {
        kept.add(option);
      }
    }
    return MobilityOptions.copyOf(kept);
  }

  private static Arbitrary<MobilityOption> options() {
    Arbitrary<Integer> u8 = Arbitraries.integers().between(0, 0xff);
    return Arbitraries.oneOf(
        Combinators.combine(u8, octets(0, 254)).as(MnId::new),
        prefixes().map(HomeNetworkPrefix::new),
        u8.map(HandoffIndicator::new),
        u8.map(AccessTechnologyType::new),
        octets(0, 253).map(MnLinkLayerIdentifier::new),
        addresses().map(LinkLocalAddress::new),
        Arbitraries.longs().map(Timestamp::new),
        prefixes().map(AnchoredPrefix::new),
        prefixes().map(LocalPrefix::new),
        Combinators.combine(addresses(), prefixes()).as(PreviousMaar::new),
        addresses().map(AlternateCareOfAddress::new),
        addresses().map(ServingMaar::new),
        addresses().map(DlifLinkLocalAddress::new),
        octets(1, 253).map(DlifLinkLayerAddress::new),
        Combinators.combine(Arbitraries.integers().between(71, 255), octets(0, 255))
            .as(UnknownOption::new));
  }

  private static Arbitrary<Octets> octets(int least, int most) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(least).ofMaxSize(most).map(Octets::of);
  }

  private static Arbitrary<Ipv6Address> addresses() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Ipv6Address::of);
  }

  private static Arbitrary<Ipv6Prefix> prefixes() {
    return Combinators.combine(addresses(), Arbitraries.integers().between(0, 128))
        .as(Ipv6Prefix::of);
  }
}
