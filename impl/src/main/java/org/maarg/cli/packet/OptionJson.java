package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.maarg.cli.Json;
import org.maarg.cli.JsonFields;
import org.maarg.cli.JsonFormatException;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
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
import org.maarg.wire.option.OptionType;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.RestartCounter;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/** The JSON form of options, as {@link MessageJson} tells. */
final class OptionJson {
  private static final int MAX_OCTET = 0xff;
  private static final int MAX_PLACE = 7;
  private static final long MAX_SECONDS = (1L << 48) - 1;
  private static final int MAX_FRACTION = 0xffff;

  private OptionJson() {}

  static ObjectNode write(MobilityOption option) {
    ObjectNode json = Json.object();
    if (option instanceof UnknownOption unknown) {
      return json.put("type", unknown.type()).put("data", unknown.data().toHex());
    }
    json.put("type", OptionType.nameOf(option.type()));
    if (option instanceof MnId it) {
      writeIdentifier(it, json);
    } else if (option instanceof HandoffIndicator it) {
      json.put("value", it.value());
    } else if (option instanceof AccessTechnologyType it) {
      json.put("value", it.value());
    } else if (option instanceof RestartCounter it) {
      json.put("value", it.value());
    } else if (option instanceof MnLinkLayerIdentifier it) {
      json.put("identifier", it.identifier().toHex(":"));
    } else if (option instanceof Timestamp it) {
      json.put("seconds", it.value() >>> 16).put("fraction", it.value() & MAX_FRACTION);
    } else {
      writeAddressOrPrefix(option, json);
    }
    return json;
  }

  private static void writeIdentifier(MnId mn, ObjectNode json) {
    json.put("subtype", mn.subtype());
    if (mn.identifier().isPrintableAscii()) {
      json.put("identifier", mn.identifier().toAscii());
    } else {
      json.put("identifierHex", mn.identifier().toHex());
    }
  }

  private static void writeAddressOrPrefix(MobilityOption option, ObjectNode json) {
    if (option instanceof HomeNetworkPrefix it) {
      json.put("prefix", it.prefix().toString());
    } else if (option instanceof AnchoredPrefix it) {
      json.put("prefix", it.prefix().toString());
    } else if (option instanceof LocalPrefix it) {
      json.put("prefix", it.prefix().toString());
    } else if (option instanceof PreviousMaar it) {
      json.put("address", it.address().toString());
      json.put("prefix", it.homeNetworkPrefix().toString());
    } else if (option instanceof AlternateCareOfAddress it) {
      json.put("address", it.address().toString());
    } else if (option instanceof ServingMaar it) {
      json.put("address", it.address().toString());
    } else if (option instanceof LinkLocalAddress it) {
      json.put("address", it.address().toString());
    } else if (option instanceof DlifLinkLocalAddress it) {
      json.put("address", it.address().toString());
    } else if (option instanceof DlifLinkLayerAddress it) {
      json.put("address", it.address().toHex(":"));
    } else {
      throw new IllegalStateException("no JSON form of " + option);
    }
  }

  static MobilityOption read(JsonNode json, String path) {
    JsonFields fields = new JsonFields(json, path);
    try {
      MobilityOption option = read(fields);
      fields.end();
      return option;
    } catch (JsonFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new JsonFormatException(path, String.valueOf(e.getMessage()));
    }
  }

  private static MobilityOption read(JsonFields fields) {
    if (fields.value("type").isNumber()) {
      int type = fields.integer("type", 0, MAX_OCTET);
      if (fields.has("at")) {
        // Where to put it is not the option's own business: see PlacedOptions.
        fields.integer("at", 0, MAX_PLACE);
      }
      return new UnknownOption(type, fields.parse("data", Octets::ofHex));
    }
    return switch (typeOf(fields)) {
      case ALTERNATE_CARE_OF_ADDRESS -> new AlternateCareOfAddress(address(fields));
      case MN_ID -> new MnId(fields.integer("subtype", 0, MAX_OCTET), readIdentifier(fields));
      case HOME_NETWORK_PREFIX -> new HomeNetworkPrefix(prefix(fields));
      case HANDOFF_INDICATOR -> new HandoffIndicator(fields.integer("value", 0, MAX_OCTET));
      case RESTART_COUNTER -> new RestartCounter(fields.number("value", 0, MessageJson.MAX_COUNT));
      case ACCESS_TECHNOLOGY_TYPE ->
          new AccessTechnologyType(fields.integer("value", 0, MAX_OCTET));
      case MN_LINK_LAYER_IDENTIFIER ->
          new MnLinkLayerIdentifier(fields.parse("identifier", Octets::ofHex));
      case LINK_LOCAL_ADDRESS -> new LinkLocalAddress(address(fields));
      case TIMESTAMP -> readTimestamp(fields);
      case ANCHORED_PREFIX -> new AnchoredPrefix(prefix(fields));
      case LOCAL_PREFIX -> new LocalPrefix(prefix(fields));
      case PREVIOUS_MAAR -> new PreviousMaar(address(fields), prefix(fields));
      case SERVING_MAAR -> new ServingMaar(address(fields));
      case DLIF_LINK_LOCAL_ADDRESS -> new DlifLinkLocalAddress(address(fields));
      case DLIF_LINK_LAYER_ADDRESS ->
          new DlifLinkLayerAddress(fields.parse("address", Octets::ofHex));
    };
  }

  private static OptionType typeOf(JsonFields fields) {
    String name = fields.text("type");
    for (OptionType type : OptionType.values()) {
      if (type.label().equals(name)) {
        return type;
      }
    }
    throw new JsonFormatException(fields.path("type"), "there is no option '" + name + "'");
  }

  private static Octets readIdentifier(JsonFields fields) {
    return fields.has("identifierHex")
        ? fields.parse("identifierHex", Octets::ofHex)
        : fields.parse("identifier", Octets::ofAscii);
  }

  private static Timestamp readTimestamp(JsonFields fields) {
    long seconds = fields.number("seconds", 0, MAX_SECONDS);
    return new Timestamp(seconds << 16 | fields.integer("fraction", 0, MAX_FRACTION));
  }

  private static Ipv6Address address(JsonFields fields) {
    return fields.parse("address", Ipv6Address::parse);
  }

  private static Ipv6Prefix prefix(JsonFields fields) {
    return fields.parse("prefix", Ipv6Prefix::parse);
  }
}
