package org.maarg.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What another decoder should see of an option, made from the JSON fields without the codec. */
final class ExpectedOption {
  /** tshark 4.0 does not show identifiers of up to so many octets. */
  private static final int SHORT_IDENTIFIER = 2;

  private ExpectedOption() {}

  /** Type, length and data in hexadecimal. */
  static String octets(JsonNode option) {
    if (option.get("type").isNumber()) {
      return whole(option.get("type").intValue(), option.get("data").textValue());
    }
    return switch (option.get("type").textValue()) {
      case "Alternate Care-of Address" -> whole(3, addressOf(option));
      case "Mobile Node Identifier" ->
          whole(8, octet(option.get("subtype").intValue()) + identifier(option));
      case "Home Network Prefix" -> whole(22, prefix(option));
      case "Handoff Indicator" -> whole(23, "00" + octet(option.get("value").intValue()));
      case "Access Technology Type" -> whole(24, "00" + octet(option.get("value").intValue()));
      case "Mobile Node Link-layer Identifier" ->
          whole(25, "0000" + text(option, "identifier").replace(":", ""));
      case "Link-local Address" -> whole(26, address(text(option, "address")));
      case "Timestamp" ->
          whole(
              27,
              String.format(
                  Locale.ROOT,
                  "%012x%04x",
                  option.get("seconds").longValue(),
                  option.get("fraction").intValue()));
      case "Restart Counter" ->
          whole(28, String.format(Locale.ROOT, "%08x", option.get("value").longValue()));
      case "Anchored Prefix" -> whole(65, prefix(option));
      case "Local Prefix" -> whole(66, prefix(option));
      case "Previous MAAR" ->
          whole(67, new StringBuilder(prefix(option)).insert(4, addressOf(option)).toString());
      case "Serving MAAR" -> whole(68, addressOf(option));
      case "DLIF Link-local Address" -> whole(69, addressOf(option));
      case "DLIF Link-layer Address" ->
          whole(70, "0000" + text(option, "address").replace(":", ""));
      default -> throw new IllegalArgumentException("no option " + option);
    };
  }

  /** What tshark 4 calls the fields of the options it knows, with the values it should show. */
  static Map<String, String> tsharkFields(JsonNode option) {
    Map<String, String> fields = new LinkedHashMap<>();
    switch (option.get("type").asText()) {
      case "Alternate Care-of Address" -> fields.put("mip6.acoa.acoa", text(option, "address"));
      case "Mobile Node Identifier" -> {
        fields.put("mip6.mnid.subtype", option.get("subtype").asText());
        if (option.has("identifier") && text(option, "identifier").length() > SHORT_IDENTIFIER) {
          fields.put("mip6.mnid.identifier", text(option, "identifier"));
        }
      }
      case "Home Network Prefix" -> {
        String[] parts = text(option, "prefix").split("/", -1);
        fields.put("mip6.nemo.mnp.pfl", parts[1]);
        fields.put("mip6.nemo.mnp.mnp", parts[0]);
      }
      case "Handoff Indicator" -> fields.put("mip6.hi", option.get("value").asText());
      case "Access Technology Type" -> fields.put("mip6.att", option.get("value").asText());
      case "Mobile Node Link-layer Identifier" -> {
        if (!text(option, "identifier").isEmpty()) {
          fields.put("mip6.mnlli.lli", text(option, "identifier"));
        }
      }
      case "Link-local Address" -> fields.put("mip6.lila_lla", text(option, "address"));
      default -> {
        // tshark 4 knows no option of RFC 8885.
      }
    }
    return fields;
  }

  private static String whole(int type, String data) {
    return octet(type) + octet(data.length() / 2) + data;
  }

  private static String octet(int value) {
    return String.format(Locale.ROOT, "%02x", value);
  }

  private static String text(JsonNode option, String key) {
    return option.get(key).textValue();
  }

  private static String identifier(JsonNode option) {
    return option.has("identifierHex")
        ? text(option, "identifierHex")
        : HexFormat.of().formatHex(text(option, "identifier").getBytes(StandardCharsets.US_ASCII));
  }

  private static String prefix(JsonNode option) {
    String[] parts = text(option, "prefix").split("/", -1);
    return "00" + octet(Integer.parseInt(parts[1])) + address(parts[0]);
  }

  private static String addressOf(JsonNode option) {
    return address(text(option, "address"));
  }

  private static String address(String text) {
    try {
      return HexFormat.of().formatHex(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
