package org.maarg.runtime.transport;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import org.maarg.wire.Ipv6Address;

/** Text form of socket endpoints. */
public final class Endpoints {
  private Endpoints() {}

  /** {@code [IPv6]:port} or {@code IPv4:port}. */
  public static String text(InetSocketAddress endpoint) {
    if (endpoint.getAddress() instanceof Inet6Address address) {
      return "[" + Ipv6Address.read(address.getAddress(), 0) + "]:" + endpoint.getPort();
    }
    return endpoint.getAddress().getHostAddress() + ":" + endpoint.getPort();
  }
}
