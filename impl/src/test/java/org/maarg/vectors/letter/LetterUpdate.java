package org.maarg.vectors.letter;

import com.fasterxml.jackson.databind.JsonNode;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** A complete update, changed as a row of the table tells. */
final class LetterUpdate {
  private final JsonNode change;

  LetterUpdate(JsonNode change) {
    this.change = change;
  }

  /** The MAAR that it comes from. */
  int maar() {
    return change.path("maar").asInt(1);
  }

  /** The source address of its packet. */
  Ipv6Address source() {
    return change.has("from")
        ? Ipv6Address.parse(change.path("from").asText())
        : TestDomain.maar(maar());
  }

  boolean isSecured() {
    return change.path("secured").asBoolean(true);
  }

  /** Milliseconds that pass before it comes. */
  long afterMillis() {
    return change.path("afterMillis").asLong(0);
  }

  MnId mobileNode() {
    JsonNode number = change.path("mobileNode");
    return number.asText().equals("empty") ? MnId.EMPTY : Bench.mn(number.asInt(1));
  }

  /** The registration of a gateway, as it stands in the first row of its kind. */
  BindingUpdate registration(int sequence, long now, boolean distributed) {
    return changed(Pbu.of(mobileNode(), Bench.prefix(maar(), 0)), sequence, now, distributed);
  }

  /** The CMD's update that has MAAR 1 follow the mobile node to MAAR 2. */
  BindingUpdate relayed(int sequence, long now) {
    Ipv6Address serving = TestDomain.maar(2);
    return changed(Pbu.relayed(mobileNode(), Bench.prefix(1, 0), serving), sequence, now, true);
  }

  private BindingUpdate changed(Pbu pbu, int sequence, long now, boolean distributed) {
    pbu.sequence(change.path("sequence").asInt(sequence));
    pbu.at(now + change.path("stampMillis").asLong(0));
    if (change.has("secondStampMillis")) {
      pbu.with(Timestamp.ofEpochMilli(now + change.path("secondStampMillis").asLong()));
    }
    if (change.has("lifetime")) {
      pbu.lifetime(change.path("lifetime").asInt());
    }
    if (change.has("handoff")) {
      pbu.handoff(change.path("handoff").asInt());
    }
    if (change.has("technology")) {
      pbu.without(AccessTechnologyType.class);
      pbu.with(new AccessTechnologyType(change.path("technology").asInt()));
    }
    if (change.has("alternate")) {
      pbu.with(new AlternateCareOfAddress(named(change.path("alternate").asText())));
    }
    if (change.has("prefixes")) {
      pbu.without(HomeNetworkPrefix.class);
      change
          .path("prefixes")
          .forEach(it -> pbu.with(new HomeNetworkPrefix(Ipv6Prefix.parse(it.asText()))));
    }
    if (change.has("linkLocal")) {
      pbu.with(new LinkLocalAddress(Ipv6Address.parse(change.path("linkLocal").asText())));
    }
    if (change.has("unknownOption")) {
      pbu.with(new UnknownOption(change.path("unknownOption").asInt(), Octets.ofHex("0102")));
    }
    change.path("without").forEach(it -> pbu.without(kind(it.asText())));
    change.path("flagsOff").forEach(it -> pbu.without(updateFlag(it.asText())));
    if (change.path("flagsOff").toString().contains("\"D\"")) {
      // Which only a message with the flag may have (RFC 8885 4).
      pbu.without(ServingMaar.class);
    }
    return distributed ? pbu.build() : pbu.without(BindingUpdate.DISTRIBUTED).build();
  }

  private static Ipv6Address named(String word) {
    return switch (word) {
      case "maar-1" -> TestDomain.maar(1);
      case "maar-2" -> TestDomain.maar(2);
      case "cmd" -> TestDomain.CMD;
      case "nobody" -> Ipv6Address.parse("2001:db8::99");
      default -> throw new IllegalArgumentException(word + " is nobody of the table");
    };
  }

  static Class<? extends MobilityOption> kind(String name) {
    return switch (name) {
      case "Mobile Node Identifier" -> MnId.class;
      case "Home Network Prefix" -> HomeNetworkPrefix.class;
      case "Handoff Indicator" -> HandoffIndicator.class;
      case "Access Technology Type" -> AccessTechnologyType.class;
      case "Timestamp" -> Timestamp.class;
      case "MN Link-layer Identifier" -> MnLinkLayerIdentifier.class;
      case "Link-local Address" -> LinkLocalAddress.class;
      default -> throw new IllegalArgumentException(name + " is no option of RFC 5213");
    };
  }

  private static int updateFlag(String letter) {
    return switch (letter) {
      case "A" -> BindingUpdate.ACKNOWLEDGE;
      case "D" -> BindingUpdate.DISTRIBUTED;
      case "H" -> BindingUpdate.HOME;
      case "P" -> BindingUpdate.PROXY;
      default -> throw new IllegalArgumentException(letter + " is no flag of the table");
    };
  }

  static int acknowledgementFlag(String letter) {
    return switch (letter) {
      case "P" -> BindingAcknowledgement.PROXY;
      case "D" -> BindingAcknowledgement.DISTRIBUTED;
      default -> throw new IllegalArgumentException(letter + " is no flag of the table");
    };
  }
}
