package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Output;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.dataplane.LinuxDataPlane;
import org.maarg.runtime.linux.PacketSocket;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** What a mobile node hears of routers, and what its kernel makes of it. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: radv")
class AdvertisementTest {
  private static final String NAME = "radv";
  private static final int ADVERTISEMENT = 134;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int SOLICITATIONS = 40;
  private static final int SILENCE_MILLIS = 300;
  private static final Ipv6Prefix OLD = Ipv6Prefix.parse("2001:db8:100::/64");
  private static final Ipv6Prefix OWN = Ipv6Prefix.parse("2001:db8:200::/64");
  private static final Ipv6Prefix OFFICE = Ipv6Prefix.parse("2001:db8:0:ff00::/56");
  private static final Ipv6Address ANCHOR = Bench.maarAddress(1);
  private static final Ipv6Address SELF = Bench.maarAddress(2);
  private static final MnId MN = MnId.nai("mn1@example.org");

  private Bench bench;
  private final Door door = new Door();
  private LinuxDataPlane plane;
  private PacketSocket ears;

  @BeforeEach
  void make() {
    bench = Benches.make(NAME, 2);
    // A kernel takes routes only if it is told to.
    Shell.run(
        Shell.inside(
            bench.file("mn"),
            "sh",
            "-c",
            "echo 64 > /proc/sys/net/ipv6/conf/mn0/accept_ra_rt_info_max_plen"),
        "");
    plane = Benches.forwarding(bench, 2, MN, door);
    ears =
        PacketSocket.open(ADVERTISEMENT, bench.indexOf("mn", "mn0"), Optional.of(bench.file("mn")));
  }

  @AfterEach
  void remove() {
    if (ears != null) {
      ears.close();
      plane.close();
    }
    if (bench != null) {
      bench.close();
      Benches.assertGone(NAME);
    }
  }

  /** So many frames, as hexadecimal text. */
  private List<String> hear(int frames) {
    return hear(frames, PATIENCE_MILLIS);
  }

  /** Frames that come within a time, but no more than so many. */
  private List<String> hear(int frames, int millis) {
    List<String> heard = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (heard.size() < frames && System.nanoTime() < end) {
      ears.receive().ifPresent(frame -> heard.add(Octets.of(frame).toHex()));
    }
    return heard;
  }

  private static Output.Advertise old() {
    return new Output.Advertise(
        MN, Bench.MN_MAC, ANCHOR, Dlif.of(1, 0), OLD, false, List.of(OFFICE));
  }

  private static Output.Advertise own() {
    return new Output.Advertise(MN, Bench.MN_MAC, SELF, Dlif.of(2, 0), OWN, true);
  }

  // Verifies: 8885-3.1-6, 8885-3.7-3, 8885-3.7-4, 8885-3.7-5, 8885-3.7-10, 8885-3.7-11
  // Verifies: 4861-6.2.3-3, 5213-6.9.2-6, 5213-6.9.5-8, 4191-4-2
  // Verifies: 8885-3.7-12, 4861-4.2-1, 5213-6.9.1.2-22, 5213-6.9.2-1, 5213-6.9.2-2
  @Test
  void eachAnchorIsARouterOfItsOwn() throws Exception {
    come(); // Solicits, so that its address is known.
    plane.advertise(own());
    plane.advertise(old());
    List<String> heard = hear(2);

    assertThat(heard).hasSize(2);
    for (String frame : heard) {
      assertThat(frame).startsWith("02aa00000001"); // To the mobile node alone.
      assertThat(frame.substring(40, 44)).isEqualTo("3aff"); // ICMPv6, hop limit 255.
      assertThat(frame.substring(76, 108)).isEqualTo("fe8000000000000000aa00fffe000001");
    }
    Eventually.until("both are taken in", () -> addresses().contains("global deprecated"));
    assertThat(routes())
        .containsPattern("default via fe80::2ff:fe00:0 dev mn0 proto ra .*pref high")
        .containsPattern("default via fe80::1ff:fe00:0 dev mn0 proto ra .*pref low")
        .containsPattern(OFFICE + " via fe80::1ff:fe00:0 dev mn0");
    assertThat(addresses())
        .containsPattern("2001:db8:100:0:aa:ff:fe00:1/64 scope global deprecated")
        .containsPattern("2001:db8:200:0:aa:ff:fe00:1/64 scope global dynamic");
    assertThat(Shell.run(Shell.inside(bench.file("mn"), "cat", mtuFile()), "").trim())
        .isEqualTo("1460");
  }

  /** The mobile node comes; its solicitation finds no router, and is not answered later. */
  private void come() {
    bench.attach(2);
    door.awaitFirst();
  }

  private String routes() {
    return bench.show("mn", "route", "show");
  }

  private String addresses() {
    return bench.show("mn", "addr", "show", "dev", "mn0", "scope", "global");
  }

  private static String mtuFile() {
    return "/proc/sys/net/ipv6/conf/mn0/mtu";
  }

  // Verifies: 4861-6.2.6-1, 4861-6.2.6-2
  @Test
  void solicitationsWithinHalfASecondHaveOneAnswer() throws Exception {
    plane.advertise(own());
    plane.settled().get();
    bench.attach(2);
    for (int i = 1; i < SOLICITATIONS; i++) {
      bench.solicit();
    }
    // The delay of the first answer may be shorter than the machine takes for all of them.
    assertThat(hear(SOLICITATIONS, 1_000)).hasSizeBetween(1, SOLICITATIONS / 4);
  }

  // Verifies: 4861-6.2.5-1, 5213-6.12-1, 4191-4-10, 8885-3.7-7
  @Test
  void aRouterThatGoesWhileTheMobileNodeIsThereSaysSo() {
    come();
    plane.advertise(old());
    plane.withdraw(new Output.Withdraw(MN, ANCHOR, OLD, true));
    List<String> heard = hear(2);

    assertThat(heard).hasSize(2);
    String last = heard.get(1);
    assertThat(last.substring(108 + 12, 108 + 16)).isEqualTo("0000"); // Router Lifetime.
    Eventually.until("the route is gone", () -> !routes().contains("fe80::1ff:fe00:0"));
  }

  // Verifies: 4861-6.2.4-1
  @Test
  void whatIsShownIsSaidAgainSoon() {
    come();
    plane.advertise(old());
    assertThat(hear(2)).hasSize(2);
  }

  // Verifies: 4861-6.2.5-2
  @Test
  void aMaarThatStopsIsNoRouterAnyMoreAndLeavesPrefixesAlone() {
    come();
    plane.advertise(old());
    plane.close();
    List<String> heard = hear(2);

    assertThat(heard).hasSize(2);
    // Type to Router Lifetime, then the Source Link-layer Address and the route of lifetime 0.
    assertThat(heard.get(1).substring(120, 124)).isEqualTo("0000");
    assertThat(heard.get(1)).hasSize(2 * (14 + 40 + 16 + 8 + 16));
  }

  // Verifies: 4861-6.2.8-1, 8885-3.7-6
  @Test
  void aRouterThatGetsOtherAddressesGivesUpTheOldOnes() throws Exception {
    come();
    plane.advertise(
        new Output.Advertise(MN, Bench.MN_MAC, ANCHOR, Dlif.UNKNOWN, OLD, false, List.of(OFFICE)));
    Eventually.until("a router of our choice", () -> routes().contains("default via fe80::"));
    String chosen = routes().replaceAll("(?s).*default via (fe80::\\S+) .*", "$1");
    assertThat(chosen).isNotEqualTo("fe80::1ff:fe00:0");

    plane.advertise(old());

    Eventually.until(
        "the anchor's own in its place",
        () -> routes().contains("fe80::1ff:fe00:0") && !routes().contains(chosen));
    assertThat(routes()).containsPattern(OFFICE + " via fe80::1ff:fe00:0 dev mn0");
    assertThat(addresses()).contains("2001:db8:100:0:aa:ff:fe00:1/64 scope global deprecated");
    assertThat(bench.show("maar2", "route", "show", OLD.toString())).hasLineCount(1);
    Eventually.until("one interface is left", () -> interfaces() == 1);
  }

  private long interfaces() {
    return Shell.run(Shell.inside(bench.file("maar2"), "ip", "-o", "link", "show"), "")
        .lines()
        .filter(line -> line.contains("macvlan") || line.contains("@ap0"))
        .count();
  }

  // Verifies: 8885-3.7-1, 8885-3.7-2, 5213-6.12-1
  @Test
  void oneRouterShowsAllPrefixesOfItsAnchor() throws Exception {
    Ipv6Prefix other = Ipv6Prefix.parse("2001:db8:100:1::/64");
    come();
    plane.advertise(old());
    plane.advertise(
        new Output.Advertise(
            MN, Bench.MN_MAC, ANCHOR, Dlif.of(1, 0), other, false, List.of(OFFICE)));
    Eventually.until(
        "an address of each",
        () ->
            addresses().contains("2001:db8:100:0:aa:ff:fe00:1/64 scope global deprecated")
                && addresses().contains("2001:db8:100:1:aa:ff:fe00:1/64 scope global deprecated"));
    assertThat(interfaces()).isEqualTo(1);
    assertThat(plane.failures()).isZero();
    assertThat(bench.show("maar2", "route", "show", other.toString())).hasLineCount(1);

    plane.withdraw(new Output.Withdraw(MN, ANCHOR, OLD, true));
    plane.settled().get();
    assertThat(routes()).contains("default via fe80::1ff:fe00:0").contains(OFFICE.toString());
    assertThat(bench.show("maar2", "route", "show", OLD.toString())).doesNotContain("dev mrg");
    assertThat(bench.show("maar2", "route", "show", other.toString())).hasLineCount(1);

    plane.withdraw(new Output.Withdraw(MN, ANCHOR, other, true));
    Eventually.until("the router is gone", () -> !routes().contains("fe80::1ff:fe00:0"));
    Eventually.until("its interface too", () -> interfaces() == 0);
    assertThat(plane.failures()).isZero();
  }

  // Verifies: 5213-6.12-1
  @Test
  void aRouterThatGoesWithTheMobileNodeIsSilent() throws Exception {
    come();
    plane.advertise(old());
    plane.withdraw(new Output.Withdraw(MN, ANCHOR, OLD, false));
    plane.settled().get();
    assertThat(hear(2, SILENCE_MILLIS)).hasSize(1);
  }
}
