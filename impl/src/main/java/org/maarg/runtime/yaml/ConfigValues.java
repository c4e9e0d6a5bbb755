package org.maarg.runtime.yaml;

import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.maarg.protocol.LocalNetworks;
import org.maarg.protocol.Mode;
import org.maarg.runtime.config.Endpoints;
import org.maarg.runtime.config.Spelling;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;

/**
 * Parsers of single values. Each throws an IllegalArgumentException that says what would be right.
 */
final class ConfigValues {
  private static final int LIFETIME_UNIT = 4;
  private static final int MAX_LIFETIME = 0xffff * LIFETIME_UNIT;

  /** As Linux has them; nothing that a shell, iproute2 or nft would take for something else. */
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,14}");

  private ConfigValues() {}

  /** Address of a node: one that other nodes can reach. */
  static Ipv6Address nodeAddress(String text) {
    Ipv6Address address = Ipv6Address.parse(text);
    if (address.isMulticast() || address.isLinkLocal() || address.equals(Ipv6Address.UNSPECIFIED)) {
      throw new IllegalArgumentException("'" + text + "' is not a global unicast address");
    }
    return address;
  }

  /** A prefix without bits beyond its length, which would be a slip of the pen. */
  static Ipv6Prefix prefix(String text) {
    Ipv6Prefix prefix = Ipv6Prefix.parse(text);
    Ipv6Address written = Ipv6Address.parse(text.substring(0, text.indexOf('/')));
    if (!written.equals(prefix.address())) {
      throw new IllegalArgumentException(
          "'" + text + "' has bits beyond the prefix length; is " + prefix + " meant?");
    }
    return prefix;
  }

  /** A whole number in decimal digits. */
  static Function<String, Integer> number(int least, int most) {
    return text -> {
      long value = text.matches("-?\\d{1,10}") ? Long.parseLong(text) : Long.MIN_VALUE;
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "'" + text + "' is not a whole number in " + least + ".." + most);
      }
      return (int) value;
    };
  }

  /** A network of hosts that a mobile node may be shown a route to (RFC 4191). */
  static Ipv6Prefix localNetwork(String text) {
    Ipv6Prefix network = prefix(text);
    if (!LocalNetworks.addIfUsable(new ArrayList<>(), network)) {
      throw new IllegalArgumentException(
          "'" + text + "' is everything, link-local or multicast, and no local network");
    }
    return network;
  }

  /** A limit: a whole number, or {@code unlimited}. */
  static Function<String, Integer> limit(int least) {
    return text -> {
      if (text.equals("unlimited")) {
        return Integer.MAX_VALUE;
      }
      try {
        return number(least, Integer.MAX_VALUE).apply(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(e.getMessage() + ", nor 'unlimited'", e);
      }
    };
  }

  /**
   * A lifetime in seconds, as the protocol can carry it: in units of 4 seconds (RFC 6275 6.1.7).
   */
  static int lifetime(String text) {
    int seconds = number(LIFETIME_UNIT, MAX_LIFETIME).apply(text);
    if (seconds % LIFETIME_UNIT != 0) {
      throw new IllegalArgumentException("'" + text + "' is not a multiple of 4 seconds");
    }
    return seconds;
  }

  static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }

  static Mode mode(String text) {
    return oneOf(Mode.values(), mode -> mode.name().toLowerCase(Locale.ROOT)).apply(text);
  }

  /** The path of a file or folder; whether it is there is for its user to see. */
  static Path path(String text) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException noPath) {
      throw new IllegalArgumentException("'" + text + "' is no path", noPath);
    }
    throw new IllegalArgumentException("an empty text is no path");
  }

  /** The name of a network interface. */
  static String interfaceName(String text) {
    if (!INTERFACE.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is no name of an interface");
    }
    return text;
  }

  static String logLevel(String text) {
    List<String> levels = List.of("error", "warn", "info", "debug", "trace");
    if (!levels.contains(text)) {
      throw new IllegalArgumentException(notOneOf(text, levels));
    }
    return text.toUpperCase(Locale.ROOT);
  }

  /** The value whose name is the text. */
  static <T> Function<String, T> oneOf(T[] values, Function<T, String> name) {
    return text -> {
      for (T value : values) {
        if (name.apply(value).equals(text)) {
          return value;
        }
      }
      throw new IllegalArgumentException(notOneOf(text, Arrays.stream(values).map(name).toList()));
    };
  }

  private static String notOneOf(String text, List<String> names) {
    return Spelling.noneOf(text, names);
  }

  /** Where another node's socket is: a port of a certain address. */
  static InetSocketAddress remoteEndpoint(String text) {
    InetSocketAddress endpoint = Endpoints.parse(text, 1);
    if (endpoint.getAddress().isAnyLocalAddress() || endpoint.getAddress().isMulticastAddress()) {
      throw new IllegalArgumentException("'" + text + "' is nobody's address");
    }
    return endpoint;
  }

  /** Where a socket is bound; port 0 is any free one. */
  static InetSocketAddress localEndpoint(String text) {
    return Endpoints.parse(text, 0);
  }

  /** Where a socket is bound that nobody on the network may reach. */
  static InetSocketAddress loopbackEndpoint(String text) {
    InetSocketAddress endpoint = Endpoints.parse(text, 0);
    if (!endpoint.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("'" + text + "' is not a loopback address");
    }
    return endpoint;
  }
}
