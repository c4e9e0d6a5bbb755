package org.maarg.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.maarg.runtime.control.ControlClient;

/** Where the control API of a node is: {@code http://127.0.0.1:PORT}, or the same without http. */
public final class ControlUrl {
  private static final int MAX_PORT = 0xffff;
  private static final String HOST_AND_PORT = "[^/?#]+:[0-9]+";

  private ControlUrl() {}

  /** A client for the node at a URL, as {@link #parse}. */
  public static ControlClient client(String place, String url) {
    return new ControlClient(parse(place, url));
  }

  /**
   * The address and port of a URL.
   *
   * @param place the option or parameter that has it, as its command's help calls it
   * @throws CliException that names the place, if the URL cannot be used
   */
  public static InetSocketAddress parse(String place, String url) {
    URI uri;
    try {
      uri = new URI(url.matches(HOST_AND_PORT) ? "http://" + url : url);
    } catch (URISyntaxException e) {
      throw wrong(place, url);
    }
    String path = uri.getPath();
    boolean plain = "http".equals(uri.getScheme()) && (path == null || path.matches("/?"));
    if (!plain || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw wrong(place, url);
    }
    if (uri.getPort() < 1 || uri.getPort() > MAX_PORT) {
      throw CliException.usage(place, "'" + url + "' has no port in 1..65535");
    }
    return new InetSocketAddress(loopback(place, url, uri.getHost()), uri.getPort());
  }

  /** Names are not looked up, but for the one that everybody types. */
  private static InetAddress loopback(String place, String url, String host) {
    if (host.equals("localhost")) {
      return InetAddress.getLoopbackAddress();
    }
    boolean literal = host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+\\]");
    try {
      InetAddress address = literal ? InetAddress.getByName(host) : InetAddress.getByName("::");
      if (address.isLoopbackAddress()) {
        return address;
      }
    } catch (UnknownHostException e) {
      throw wrong(place, url);
    }
    throw CliException.usage(
        place, "'" + url + "' is not on a loopback address, where control APIs are");
  }

  private static CliException wrong(String place, String url) {
    return CliException.usage(place, "'" + url + "' is no URL as http://127.0.0.1:8885");
  }
}
