package org.maarg.cli;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Heartbeat;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;
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
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** Messages to decode and encode. */
public final class Messages {
  public static final Ipv6Address SOURCE = Ipv6Address.parse("2001:db8::a");
  public static final Ipv6Address DESTINATION = Ipv6Address.parse("2001:db8::b");

  private static final Ipv6Prefix PREFIX = Ipv6Prefix.parse("2001:db8:101::/64");

  private Messages() {}

  /** A Proxy Binding Update as a MAAR sends it. */
  public static BindingUpdate update() {
    return new BindingUpdate(
        1,
        0xc210,
        75,
        MobilityOptions.of(
            MnId.nai("mn1@example.org"),
            new HomeNetworkPrefix(PREFIX),
            new HandoffIndicator(HandoffIndicator.UNKNOWN),
            new AccessTechnologyType(AccessTechnologyType.WLAN),
            new MnLinkLayerIdentifier(Octets.ofHex("020000000001")),
            new Timestamp((1_767_225_600L << 16) | 0x8000)));
  }

  /** A message with each option there is, an unknown one among them. */
  public static BindingAcknowledgement everyOption() {
    return new BindingAcknowledgement(
        130,
        0x23,
        0xffff,
        0xffff,
        MobilityOptions.of(
            new MnId(2, Octets.ofHex("00ff")),
            new HomeNetworkPrefix(PREFIX),
            new HandoffIndicator(HandoffIndicator.BETWEEN_MAGS),
            new AccessTechnologyType(255),
            new MnLinkLayerIdentifier(Octets.EMPTY),
            new LinkLocalAddress(Ipv6Address.parse("fe80::1")),
            new AlternateCareOfAddress(DESTINATION),
            new Timestamp(-1),
            new AnchoredPrefix(PREFIX),
            new LocalPrefix(Ipv6Prefix.parse("::/0")),
            new PreviousMaar(SOURCE, PREFIX),
            new PreviousMaar(DESTINATION, Ipv6Prefix.parse("2001:db8::1/128")),
            new ServingMaar(DESTINATION),
            new DlifLinkLocalAddress(Ipv6Address.parse("fe80::2")),
            new DlifLinkLayerAddress(Octets.ofHex("02aabbccddee")),
            new UnknownOption(200, Octets.ofHex("010203"))));
  }

  public static byte[] encode(MobilityMessage message) {
    return MobilityHeader.encode(message, SOURCE, DESTINATION);
  }

  /** Any message that fits a Mobility Header. */
  public static Arbitrary<MobilityMessage> any() {
    Arbitrary<MobilityOptions> options = options().list().ofMaxSize(7).map(MobilityOptions::copyOf);
    Arbitrary<Integer> u16 = Arbitraries.integers().between(0, 0xffff);
    Arbitrary<Integer> u8 = Arbitraries.integers().between(0, 0xff);
    Arbitrary<MobilityMessage> messages =
        Arbitraries.oneOf(
            Combinators.combine(u16, u16, u16, options)
                .as((seq, flags, life, all) -> new BindingUpdate(seq, flags | 0x10, life, all)),
            Combinators.combine(u8, u8, u16, u16, options)
                .as(
                    (status, flags, seq, life, all) ->
                        new BindingAcknowledgement(status, flags | 0x02, seq, life, all)),
            Combinators.combine(u8, addresses())
                .as((status, home) -> new BindingError(status, home, MobilityOptions.NONE)),
            Combinators.combine(
                    Arbitraries.integers().between(0, 3),
                    Arbitraries.longs().between(0, 0xffff_ffffL))
                .as((flags, seq) -> new Heartbeat(flags, seq, MobilityOptions.NONE)),
            Combinators.combine(
                    Arbitraries.integers().between(14, 255), Arbitraries.integers().between(0, 20))
                .as((type, units) -> new UnknownMessage(type, Octets.of(new byte[8 * units + 2]))));
    return messages.filter(it -> MobilityHeader.encodedLength(it) <= MobilityHeader.MAX_OCTETS);
  }

  private static Arbitrary<MobilityOption> options() {
    Arbitrary<Integer> u8 = Arbitraries.integers().between(0, 0xff);
    List<Arbitrary<? extends MobilityOption>> all =
        List.of(
            Combinators.combine(u8, octets(0, 254)).as(MnId::new),
            Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(40).map(MnId::nai),
            prefixes().map(HomeNetworkPrefix::new),
            u8.map(HandoffIndicator::new),
            u8.map(AccessTechnologyType::new),
            octets(0, 253).map(MnLinkLayerIdentifier::new),
            addresses().map(LinkLocalAddress::new),
            addresses().map(AlternateCareOfAddress::new),
            Arbitraries.longs().between(0, 0xffff_ffffL).map(RestartCounter::new),
            Arbitraries.longs().map(Timestamp::new),
            prefixes().map(AnchoredPrefix::new),
            prefixes().map(LocalPrefix::new),
            Combinators.combine(addresses(), prefixes()).as(PreviousMaar::new),
            addresses().map(ServingMaar::new),
            addresses().map(DlifLinkLocalAddress::new),
            octets(1, 253).map(DlifLinkLayerAddress::new),
            Combinators.combine(Arbitraries.integers().between(71, 255), octets(0, 255))
                .as(UnknownOption::new));
    return Arbitraries.oneOf(all);
  }

  static Arbitrary<Octets> octets(int least, int most) {
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
