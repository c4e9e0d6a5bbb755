package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Output;
import org.maarg.protocol.Tunnel;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.config.DataPlaneSettings;
import org.maarg.runtime.config.DataPlaneSettings.Kind;
import org.maarg.runtime.config.DataPlaneSettings.KnownMn;
import org.maarg.runtime.dataplane.DataPlaneException;
import org.maarg.runtime.dataplane.LinuxDataPlane;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** The kernel has what a node asks for, nothing else of ours, and everybody else's untouched. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: fwd")
class ForwardingTest {
  private static final String NAME = "fwd";
  private static final String HERE = "maar2";
  private static final Ipv6Address SELF = Bench.maarAddress(2);
  private static final Ipv6Prefix POOL = Bench.maarPool(2);
  private static final Ipv6Address OTHER = Bench.maarAddress(1);
  private static final Ipv6Prefix OLD = Ipv6Prefix.parse("2001:db8:100::/64");
  private static final Ipv6Prefix OWN = Ipv6Prefix.parse("2001:db8:200::/64");
  private static final int LAST_STEP = 150;
  private static final boolean LONG = Boolean.getBoolean("maarg.long");
  private static final int MANY = LONG ? 1_000 : 100;
  private static final String LEFT_OUT = LONG ? "" : "; 1000 are left to .ci/run (-Dmaarg.long)";
  private static final MnId MN = MnId.nai("mn1@example.org");

  private final Door door = new Door();
  private Bench bench;

  @BeforeEach
  void make() {
    bench = Benches.make(NAME, 2);
  }

  @AfterEach
  void remove() {
    if (bench != null) {
      bench.close();
      Benches.assertGone(NAME);
    }
  }

  private static DataPlaneSettings settings(Kind kind, String access) {
    return new DataPlaneSettings(
        kind, "up0", access, 1460, List.of(new KnownMn(MN, Bench.MN_MAC, 4)));
  }

  private LinuxDataPlane start() {
    return start(Kind.LINUX_SEG6, "ap0");
  }

  private LinuxDataPlane start(Kind kind, String access) {
    return LinuxDataPlane.start(
        SELF, POOL, settings(kind, access), Optional.of(bench.file(HERE)), door);
  }

  private static Tunnel tunnel(Ipv6Prefix prefix, Tunnel.End end) {
    return new Tunnel(MN, prefix, end, OTHER);
  }

  private static Output.Advertise old(Ipv6Prefix prefix) {
    return new Output.Advertise(MN, Bench.MN_MAC, OTHER, Dlif.of(1, 0), prefix, false);
  }

  private static Output.Advertise own() {
    return new Output.Advertise(MN, Bench.MN_MAC, SELF, Dlif.of(2, 0), OWN, true);
  }

  // Verifies: 5213-5.6.1-1, 8885-3.2-14, 8885-3.2-15, 8885-3.7-1, 8885-3.7-2, 8885-3.7-8
  // Verifies: 8885-3.7-9, 5213-6.9.1.2-21, 5213-6.10.5-6, 4861-2.3-1, 4861-6.2.2-1, 4861-6.2.2-2,
  // 5213-6.6-7
  @Test
  void tunnelsAndRoutersAreInTheKernel() throws Exception {
    try (LinuxDataPlane plane = start()) {
      plane.addTunnel(tunnel(OLD, Tunnel.End.SERVING));
      plane.advertise(old(OLD));
      plane.advertise(own());
      plane.settled().get();

      assertThat(bench.show(HERE, "route", "show", "table", "8886"))
          .contains("default from " + OLD + "  encap seg6 mode encap.red segs 1 [ " + OTHER);
      assertThat(bench.show(HERE, "route", "get", OLD.address() + "5")).contains("dev mrg1");
      // Whatever it is for: also a host on a link of this MAAR.
      String neighbour = "2001:db8:0:2::fe";
      String from = Bench.mnAddress(OLD).toString();
      assertThat(bench.show(HERE, "route", "get", neighbour, "from", from, "iif", "mrg1"))
          .contains("dev mrg-up0");
      String links = bench.show(HERE, "addr", "show", "dev", "mrg1");
      assertThat(links).contains("fe80::1ff:fe00:0/64");
      assertThat(links).contains("2001:db8:100::1ff:fe00:0/128");
      assertThat(Shell.run(Shell.inside(bench.file(HERE), "ip", "link", "show", "mrg1"), ""))
          .contains("mrg1@ap0")
          .contains("02:00:01:00:00:00");
      // The kernel listens for solicitations on each of them.
      assertThat(bench.show(HERE, "maddr", "show", "dev", "mrg1")).contains("ff02::2");
      assertThat(plane.failures()).isZero();
    }
  }

  @Test
  void afterTheStopTheHostIsAsItWas() throws Exception {
    bench.ip(HERE, "route add 2001:db8:dead::/48 dev up0 proto 99");
    bench.ip(HERE, "rule add pref 999 from 2001:db8:dead::/48 lookup 8885 protocol 99");
    bench.ip(HERE, "link add mrg-foreign type veth peer name mrg-foreign1");
    Shell.run(Shell.inside(bench.file(HERE), "nft", "add table ip6 foreign"), "");
    String before = Benches.everything(bench, HERE);
    try (LinuxDataPlane plane = start()) {
      plane.addTunnel(tunnel(OLD, Tunnel.End.SERVING));
      plane.addTunnel(tunnel(OWN, Tunnel.End.ANCHOR));
      plane.advertise(old(OLD));
      plane.settled().get();
      assertThat(Benches.everything(bench, HERE)).isNotEqualTo(before);
    }
    assertThat(Benches.everything(bench, HERE)).isEqualTo(before);
  }

  @Test
  void aSecondMaarInANamespaceAndAHostThatCannotForwardAreTold() {
    String before = Benches.everything(bench, HERE);
    assertThatThrownBy(() -> start(Kind.LINUX_SEG6, "ap9").close())
        .isInstanceOf(DataPlaneException.class)
        .hasMessageContaining("ip link show dev ap9: Device \"ap9\" does not exist");
    assertThat(Benches.everything(bench, HERE)).isEqualTo(before);
    try (LinuxDataPlane first = start()) {
      assertThatThrownBy(() -> start().close())
          .isInstanceOf(DataPlaneException.class)
          .hasMessageStartingWith("another MAAR forwards in /run/netns/");
      assertThat(first.failures()).isZero();
    }
    Shell.run(
        Shell.inside(
            bench.file(HERE), "sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/all/forwarding"),
        "");
    assertThatThrownBy(() -> start().close())
        .isInstanceOf(DataPlaneException.class)
        .hasMessageContaining("net.ipv6.conf.all.forwarding is 0");
  }

  /** The program ip complains of each namespace that is going while it looks at a link. */
  @Test
  void namespacesOfOthersThatGoMeanwhileDisturbNothing() throws Exception {
    Path gone =
        Files.writeString(Path.of("/run/netns", Bench.PREFIX + Benches.own(NAME) + "gone"), "");
    try (LinuxDataPlane plane = start()) {
      assertThat(Shell.run(Shell.inside(bench.file(HERE), "ip", "-o", "link", "show", "up0"), ""))
          .startsWith(bench.indexOf(HERE, "up0") + ": up0");
      plane.addTunnel(tunnel(OLD, Tunnel.End.SERVING));
      plane.advertise(old(OLD));
      plane.settled().get();
      assertThat(KernelView.of(bench, HERE))
          .isEqualTo(KernelView.wanted(Set.of(tunnel(OLD, Tunnel.End.SERVING)), List.of(old(OLD))));
      assertThat(plane.failures()).isZero();
    } finally {
      Files.delete(gone);
    }
  }

  @Test
  void aKernelWithoutTheTunnelsSaysSoAtTheStart() {
    String before = Benches.everything(bench, HERE);
    try (LinuxDataPlane plane = start(Kind.LINUX_IP6TNL, "ap0")) {
      assertThat(plane.failures()).isZero(); // This kernel has them.
    } catch (DataPlaneException e) {
      assertThat(e).hasMessageContaining("needs a kernel with ip6_tunnel");
    }
    assertThat(Benches.everything(bench, HERE)).isEqualTo(before);
  }

  // Verifies: 5213-6.9.1.1-1
  @Test
  void aSolicitationIsAnAttachmentAndALostCarrierADetachment() throws Exception {
    try (LinuxDataPlane plane = start()) {
      bench.attach(2);
      Eventually.until("came", () -> door.came.equals(List.of(MN)));
      bench.solicit();
      plane.advertise(own());
      plane.settled().get();
      assertThat(door.came).containsExactly(MN);
      assertThat(door.went).isEmpty();

      bench.ip("air", "link set ap2 down");
      Eventually.until("went", () -> door.went.equals(List.of(MN)));
      assertThat(plane.failures()).isZero();
    }
  }

  /** A random walk of a node's wishes, and what the kernel has after each step. */
  // Verifies: 8885-3.7-7, 5213-6.9.1.4-6, 5213-6.12-2, 5213-6.9.1.4-7, 5213-6.9.1.4-8
  // Verifies: 5213-6.9.1.2-20
  @Test
  void theKernelFollowsARandomWalk() throws Exception {
    Random random = new Random(8885);
    Set<Tunnel> tunnels = new LinkedHashSet<>();
    Map<Ipv6Prefix, Output.Advertise> routers = new LinkedHashMap<>();
    try (LinuxDataPlane plane = start()) {
      for (int step = 0; step <= LAST_STEP; step++) {
        Ipv6Prefix prefix = Ipv6Prefix.parse("2001:db8:10" + random.nextInt(4) + "::/64");
        Tunnel.End end = random.nextBoolean() ? Tunnel.End.ANCHOR : Tunnel.End.SERVING;
        Ipv6Address peer = random.nextBoolean() ? OTHER : Bench.CMD;
        walk(plane, random.nextInt(4), new Tunnel(MN, prefix, end, peer), tunnels, routers);
        // Of several at once too, whose changes are made together.
        if (random.nextInt(3) > 0 || step == LAST_STEP) {
          plane.settled().get();
          assertThat(KernelView.of(bench, HERE))
              .as("step " + step)
              .isEqualTo(KernelView.wanted(tunnels, routers.values()));
        }
      }
      assertThat(plane.failures()).isZero();
    }
  }

  private static void walk(
      LinuxDataPlane plane,
      int what,
      Tunnel tunnel,
      Set<Tunnel> tunnels,
      Map<Ipv6Prefix, Output.Advertise> routers) {
    Ipv6Prefix prefix = tunnel.prefix();
    // As in the core, a prefix has one tunnel of an end at most.
    boolean free =
        tunnels.stream().noneMatch(it -> it.prefix().equals(prefix) && it.end() == tunnel.end());
    if (what == 0 && (free || tunnels.contains(tunnel))) {
      tunnels.add(tunnel);
      plane.addTunnel(tunnel);
    } else if (what == 1) {
      tunnels.remove(tunnel);
      plane.removeTunnel(tunnel);
    } else if (what == 2) {
      Dlif dlif = Dlif.of(1, (int) (prefix.address().high() >>> 16 & 0xff));
      Output.Advertise advertise =
          new Output.Advertise(MN, Bench.MN_MAC, OTHER, dlif, prefix, tunnel.peer().equals(OTHER));
      routers.put(prefix, advertise);
      plane.advertise(advertise);
    } else if (what == 3) {
      routers.remove(prefix);
      plane.withdraw(new Output.Withdraw(MN, OTHER, prefix, tunnel.peer().equals(OTHER)));
    }
  }

  @Test
  void manyMobileNodesAreServedAtOnce() throws Exception {
    long start = System.nanoTime();
    try (LinuxDataPlane plane = start()) {
      for (int i = 0; i < MANY; i++) {
        MnId mn = MnId.nai("mn" + i + "@example.org");
        Ipv6Prefix prefix =
            Ipv6Prefix.of(Ipv6Address.of(OLD.address().high() | i, 0), OLD.length());
        byte[] mac = {2, 0xb, 0, 0, (byte) (i >> 8), (byte) i};
        plane.addTunnel(new Tunnel(mn, prefix, Tunnel.End.SERVING, OTHER));
        plane.advertise(
            new Output.Advertise(mn, Octets.of(mac), OTHER, Dlif.of(1, i), prefix, false));
      }
      plane.settled().get();
      assertThat(plane.failures()).isZero();
    }
    long seconds = (System.nanoTime() - start) / 1_000_000_000L;
    System.out.println(MANY + " mobile nodes: " + seconds + " s, with their removal" + LEFT_OUT);
  }
}
