package org.maarg.runtime.config;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.wire.Ipv6Address;

/** Text form of socket endpoints: {@code [IPv6]:port} or {@code IPv4:port}. */
public final class Endpoints {
  private static final int MAX_PORT = 0xffff;
  private static final int MAX_OCTET = 255;
  private static final Pattern ENDPOINT =
      Pattern.compile("(?:\\[([^\\]]*)]|([^:\\[\\]]*)):(\\d{1,5})");
  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private Endpoints() {}

  /** The text form. */
  public static String text(InetSocketAddress endpoint) {
    if (endpoint.getAddress() instanceof Inet6Address address) {
      return "[" + Ipv6Address.read(address.getAddress(), 0) + "]:" + endpoint.getPort();
    }
    return endpoint.getAddress().getHostAddress() + ":" + endpoint.getPort();
  }

  /**
   * Reads the text form; names are not looked up.
   *
   * @param leastPort 0 where any free port may be asked for, else 1
   * @throws IllegalArgumentException if it is none; says what would be right
   */
  public static InetSocketAddress parse(String text, int leastPort) {
    Matcher matcher = ENDPOINT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is neither [IPv6]:port nor IPv4:port");
    }
    int port = Integer.parseInt(matcher.group(3));
    if (port < leastPort || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port " + port + " is not in " + leastPort + ".." + MAX_PORT);
    }
    byte[] address =
        matcher.group(1) != null ? ipv6(matcher.group(1)) : ipv4(matcher.group(2), text);
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + text + "' has no valid address", e);
    }
  }

  private static byte[] ipv6(String text) {
    byte[] octets = new byte[Ipv6Address.OCTETS];
    Ipv6Address.parse(text).write(octets, 0);
    return octets;
  }

  private static byte[] ipv4(String text, String endpoint) {
    Matcher matcher = IPV4.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + endpoint + "' has no IPv4 address");
    }
    byte[] octets = new byte[4];
    for (int i = 0; i < octets.length; i++) {
      int octet = Integer.parseInt(matcher.group(i + 1));
      if (octet > MAX_OCTET) {
        throw new IllegalArgumentException("'" + endpoint + "' has no IPv4 address");
      }
      octets[i] = (byte) octet;
    }
    return octets;
  }
}
