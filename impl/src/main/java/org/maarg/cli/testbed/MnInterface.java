package org.maarg.cli.testbed;

import java.util.Optional;
import org.maarg.runtime.config.DataPlaneSettings.KnownMn;
import org.maarg.runtime.dataplane.Solicitor;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;

/**
 * An interface of a bench's mobile node: {@code mn0}, {@code mn1}, ..., and its link, {@code mnp0},
 * {@code mnp1}, ..., which is plugged into access points.
 */
final class MnInterface implements AutoCloseable {
  private static final int MAC_OCTETS = 6;
  private static final long FIRST_ID = 0x00aa00fffe000001L;

  private final int number;
  private final Solicitor host;
  private final Plug plug;

  private MnInterface(int number, Solicitor host, Plug plug) {
    this.number = number;
    this.host = host;
    this.plug = plug;
  }

  /**
   * Makes an interface, plugged into nothing.
   *
   * @param number 0 for the first, up to 8
   * @throws Shell.ShellException if that fails
   */
  static MnInterface make(Bench bench, int number) {
    String device = device(number);
    String link = "mnp" + number;
    bench.ip(
        "air",
        "link add " + link + " type veth peer name " + device + " netns " + bench.full("mn"),
        "link set " + link + " up");
    bench.ip("mn", "link set " + device + " address " + mac(number).toHex(":"));
    bench.sysctl(
        "mn", "conf/" + device + "/dad_transmits=0", "conf/" + device + "/router_solicitations=0");
    bench.ip("mn", "link set " + device + " up");
    int index = bench.indexOf("mn", device);
    Ipv6Address linkLocal = Ipv6Address.of(0xfe80L << 48, FIRST_ID + number);
    Solicitor host = new Solicitor(index, Optional.of(bench.file("mn")), mac(number), linkLocal);
    return new MnInterface(number, host, new Plug(bench.file("air")));
  }

  private static String device(int number) {
    return "mn" + number;
  }

  /** The link-layer address of an interface. */
  static Octets mac(int number) {
    byte[] octets = new byte[MAC_OCTETS];
    octets[0] = 0x02;
    octets[1] = (byte) 0xaa;
    octets[MAC_OCTETS - 1] = (byte) (number + 1);
    return Octets.of(octets);
  }

  /** Its name in the mobile node's namespace. */
  String device() {
    return device(number);
  }

  Octets mac() {
    return mac(number);
  }

  /** As MAARs know it; the first is of a WLAN. */
  KnownMn of(MnId mn) {
    return new KnownMn(mn, mac(), accessTechnology());
  }

  /** A value of the Access Technology Type option. */
  int accessTechnology() {
    return number == 0 ? AccessTechnologyType.WLAN : AccessTechnologyType.WIMAX;
  }

  /** The address that it gives itself in a prefix. */
  Ipv6Address address(Ipv6Prefix prefix) {
    return address(number, prefix);
  }

  /** The address that an interface gives itself in a prefix. */
  static Ipv6Address address(int number, Ipv6Prefix prefix) {
    return Ipv6Address.of(prefix.address().high(), FIRST_ID + number);
  }

  /** Plugs the link into a MAAR's access point, from wherever it was, and solicits a router. */
  void attach(int maar) {
    plugIn(maar);
    solicit();
  }

  /**
   * The first half of {@link #attach}. An access point keeps its carrier whoever comes and goes.
   */
  void plugIn(int maar) {
    plug.run("link set mnp" + number + " master br" + maar);
  }

  /** Solicits a router. */
  void solicit() {
    host.solicit();
  }

  /** Unplugs the link. */
  void detach() {
    plug.run("link set mnp" + number + " nomaster");
  }

  @Override
  public void close() {
    plug.close();
    host.close();
  }
}
