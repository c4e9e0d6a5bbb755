package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.maarg.runtime.dataplane.LinuxDataPlane;
import org.maarg.runtime.linux.PacketSocket;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;
import org.maarg.wire.neighbor.RouterSolicitation;
import org.maarg.wire.option.MnId;

/** Packets that nobody may send are dropped and counted, each for its reason; others pass. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: ingress")
class IngressTest {
  private static final String NAME = "ingress";
  private static final Ipv6Prefix OLD = Ipv6Prefix.parse("2001:db8:100::/64");
  private static final Ipv6Prefix OWN = Ipv6Prefix.parse("2001:db8:200::/64");
  private static final Ipv6Prefix AWAY = Ipv6Prefix.parse("2001:db8:200:1::/64");
  private static final Ipv6Address SELF = Bench.maarAddress(2);
  private static final Ipv6Address ANCHOR = Bench.maarAddress(1);
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final Octets DLIF_MAC = Octets.ofHex("020001000000");
  private static final Ipv6Address MN_LINK_LOCAL = Ipv6Address.parse("fe80::aa:ff:fe00:1");
  private static final int TUNNEL = 41;
  private static final int MOBILITY = 135;
  private static final int UDP = 17;
  private static final int ICMPV6 = 58;

  private static final Output.Advertise ROUTER =
      new Output.Advertise(MN, Bench.MN_MAC, ANCHOR, Dlif.of(1, 0), OLD, false);

  private Bench bench;
  private LinuxDataPlane plane;

  @BeforeEach
  void make() throws Exception {
    bench = Benches.make(NAME, 2);
    plane = Benches.forwarding(bench, 2, MN, new Door());
    plane.addTunnel(new Tunnel(MN, OLD, Tunnel.End.SERVING, ANCHOR));
    plane.addTunnel(new Tunnel(MN, AWAY, Tunnel.End.ANCHOR, ANCHOR));
    plane.advertise(ROUTER);
    bench.attach(2);
    plane.settled().get();
  }

  @AfterEach
  void remove() {
    if (plane != null) {
      plane.close();
    }
    if (bench != null) {
      bench.close();
      Benches.assertGone(NAME);
    }
  }

  private static byte[] packet(Ipv6Address from, Ipv6Address to, int next, byte[] payload) {
    byte[] octets = new byte[40 + payload.length];
    ByteBuffer header = ByteBuffer.wrap(octets);
    header.putInt(0x60000000).putShort((short) payload.length).put((byte) next).put((byte) 64);
    from.write(octets, 8);
    to.write(octets, 24);
    System.arraycopy(payload, 0, octets, 40, payload.length);
    return octets;
  }

  private static byte[] frame(Octets from, Octets to, byte[] packet) {
    byte[] octets = new byte[14 + packet.length];
    to.copyTo(octets, 0);
    from.copyTo(octets, 6);
    octets[12] = (byte) 0x86;
    octets[13] = (byte) 0xdd;
    System.arraycopy(packet, 0, octets, 14, packet.length);
    return octets;
  }

  private Matcher link(String role, String device) {
    String text =
        Shell.run(Shell.inside(bench.file(role), "ip", "-o", "link", "show", "dev", device), "");
    Matcher matcher = Pattern.compile("(?s)(\\d+): .*link/ether (\\S+) .*").matcher(text);
    assertThat(matcher.matches()).as(text).isTrue();
    return matcher;
  }

  private void send(String role, String device, Octets to, byte[] packet) {
    Matcher link = link(role, device);
    int index = Integer.parseInt(link.group(1));
    try (PacketSocket socket = PacketSocket.open(255, index, Optional.of(bench.file(role)))) {
      socket.send(frame(Octets.ofHex(link.group(2)), to, packet));
    }
  }

  /** From the core, straight onto the wire of the MAAR: whoever can write there. */
  private void fromCore(byte[] packet) {
    send("core", "maar2", Octets.ofHex(link("maar2", "up0").group(2)), packet);
  }

  private void fromMobileNode(byte[] packet) {
    send("mn", "mn0", DLIF_MAC, packet);
  }

  /** What the counters have after the packet more than before. */
  private void assertCounted(Runnable sending, String... reasons) {
    Map<String, Long> before = plane.drops().join();
    sending.run();
    Map<String, Long> expected = new TreeMap<>(before);
    for (String reason : reasons) {
      expected.merge(reason, 1L, Long::sum);
    }
    Eventually.until(
        String.join(", ", reasons) + " in " + plane.drops().join(),
        () -> plane.drops().join().equals(expected));
  }

  private static byte[] inner(Ipv6Address from, Ipv6Address to) {
    return packet(from, to, UDP, new byte[] {0, 1, 0, 1, 0, 8, 0, 0});
  }

  private static Ipv6Address in(Ipv6Prefix prefix) {
    return Bench.mnAddress(prefix);
  }

  // Verifies: 8885-3.2-14, 8885-3.2-15, 5213-6.10.5-2
  @Test
  void tunnelledPacketsOfStrangersAndOfOthersTunnelsAreDropped() {
    Ipv6Address cn = Bench.CORRESPONDENT;
    byte[] downward = inner(cn, in(OLD));
    byte[] upward = inner(in(AWAY), cn);
    assertCounted(() -> fromCore(packet(cn, SELF, TUNNEL, downward)), "unknown_peer");
    assertCounted(
        () -> fromCore(packet(ANCHOR, SELF, TUNNEL, inner(cn, in(OWN)))), "foreign_inner");
    assertCounted(
        () -> fromCore(packet(ANCHOR, SELF, TUNNEL, inner(in(OWN), cn))), "foreign_inner");
    assertCounted(() -> fromCore(packet(ANCHOR, SELF, TUNNEL, downward)));
    assertCounted(() -> fromCore(packet(ANCHOR, SELF, TUNNEL, upward)));

    plane.removeTunnel(new Tunnel(MN, AWAY, Tunnel.End.ANCHOR, ANCHOR));
    plane.settled().join();
    assertCounted(() -> fromCore(packet(ANCHOR, SELF, TUNNEL, upward)), "foreign_inner");
    plane.removeTunnel(new Tunnel(MN, OLD, Tunnel.End.SERVING, ANCHOR));
    plane.settled().join();
    assertCounted(() -> fromCore(packet(ANCHOR, SELF, TUNNEL, downward)), "unknown_peer");
  }

  // Verifies: 5213-6.10.5-5, 5213-6.10.5-8
  @Test
  void aMobileNodeSendsFromItsOwnPrefixesOnly() {
    Ipv6Address cn = Bench.CORRESPONDENT;
    assertCounted(() -> fromMobileNode(inner(in(OLD), cn)));
    assertCounted(() -> fromMobileNode(inner(in(OWN), cn)), "spoofed_source");
    assertCounted(() -> fromMobileNode(inner(cn, SELF)), "spoofed_source");
    assertCounted(() -> fromMobileNode(inner(MN_LINK_LOCAL, cn)), "link_local_source");
    assertCounted(
        () -> fromMobileNode(packet(in(OLD), cn, MOBILITY, new byte[8])), "mobility_header");
    assertCounted(
        () -> fromMobileNode(packet(ANCHOR, SELF, TUNNEL, inner(cn, in(OLD)))), "spoofed_source");

    assertRefusedOnceWithdrawn(frame(Bench.MN_MAC, DLIF_MAC, inner(in(OLD), cn)));
  }

  /**
   * The interface of a router that was withdrawn is cleared away within a second, in which its
   * packets are counted; a test that came too late takes another one.
   */
  private void assertRefusedOnceWithdrawn(byte[] frame) {
    long before = plane.drops().join().get("spoofed_source");
    int index = Integer.parseInt(link("mn", "mn0").group(1));
    try (PacketSocket socket = PacketSocket.open(255, index, Optional.of(bench.file("mn")))) {
      Eventually.until(
          "refused",
          () -> {
            plane.advertise(ROUTER);
            plane.withdraw(new Output.Withdraw(MN, ANCHOR, OLD, false));
            plane.settled().join();
            socket.send(frame);
            return plane.drops().join().get("spoofed_source") > before;
          });
    }
  }

  // Verifies: 5213-5.3.5-5
  @Test
  void whatIsForNobodyIsDroppedAndNotSentBack() {
    assertCounted(() -> fromCore(inner(Bench.CORRESPONDENT, in(OWN))), "undeliverable");
  }

  // Verifies: 4861-6.1.1-1
  @Test
  void aSolicitationFromAfarIsRefusedAndThatOfAStrangerCounted() {
    Ipv6Address routers = Ipv6Address.parse("ff02::2");
    Octets toRouters = Octets.ofHex("333300000002");
    byte[] message = RouterSolicitation.encode(MN_LINK_LOCAL, routers);
    byte[] packet = packet(MN_LINK_LOCAL, routers, ICMPV6, message);
    assertCounted(() -> send("mn", "mn0", toRouters, packet), "refused_solicitation");
    packet[7] = (byte) 255;
    assertCounted(() -> send("mn", "mn0", toRouters, packet));
    byte[] strange = frame(Octets.ofHex("02bb00000001"), toRouters, packet);
    int index = Integer.parseInt(link("mn", "mn0").group(1));
    try (PacketSocket socket = PacketSocket.open(255, index, Optional.of(bench.file("mn")))) {
      assertCounted(() -> socket.send(strange), "unknown_host");
    }
  }
}
