package org.maarg.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.sim.ScriptedNode;
import org.maarg.sim.capture.Carriage.Udp;
import org.maarg.sim.capture.PcapException.Reason;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;

/** What is before a Mobility Header: link layers, extension headers, tunnels, fragments, UDP. */
class CaptureReaderTest {
  private static final Ipv6Address A = Ipv6Address.parse("2001:db8::a");
  private static final Ipv6Address B = Ipv6Address.parse("2001:db8::b");
  private static final Ipv6Address C = Ipv6Address.parse("2001:db8::c");
  private static final byte[] MESSAGE = MobilityHeader.encode(ScriptedNode.update(1), A, B);

  private final List<CapturedPacket> packets = new ArrayList<>();

  private static byte[] file(int linkType, byte[]... frames) {
    int length = Arrays.stream(frames).mapToInt(frame -> 16 + frame.length).sum();
    ByteBuffer file = ByteBuffer.allocate(24 + length);
    file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    file.putInt(65_535).putInt(linkType);
    for (byte[] frame : frames) {
      file.putInt(1_000).putInt(5).putInt(frame.length).putInt(frame.length).put(frame);
    }
    return file.array();
  }

  private CaptureReader readAll(byte[] file, Integer... ports) throws IOException {
    CaptureReader reader =
        ports.length == 0
            ? new CaptureReader(new ByteArrayInputStream(file))
            : new CaptureReader(new ByteArrayInputStream(file), Set.of(ports));
    for (Optional<CapturedPacket> it = reader.next(); it.isPresent(); it = reader.next()) {
      packets.add(it.get());
    }
    return reader;
  }

  private static byte[] ipv6(int next, byte[] payload) {
    return IpPackets.ipv6(next, A, B, payload, payload.length);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] hex(String digits) {
    return Octets.ofHex(digits).toByteArray();
  }

  private static byte[] address(Ipv6Address address) {
    byte[] octets = new byte[16];
    address.write(octets, 0);
    return octets;
  }

  private void assertFound(int linkType, byte[]... frames) throws IOException {
    packets.clear();
    CaptureReader reader = readAll(file(linkType, frames));
    assertThat(packets).hasSize(1);
    assertThat(packets.get(0).mobilityHeader()).isEqualTo(Octets.of(MESSAGE));
    assertThat(reader.skipped()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1e000000",
    "0, 0000001e",
    "0, 1c000000",
    "0, 18000000",
    "0, 0a000000",
    "108, 00000018",
    "12, ''",
    "14, ''",
    "101, ''",
    "229, ''",
    "113, 000000010006020000000001000086dd",
    "113, 00000001000602000000000100008100000586dd",
    "276, 86dd000000000001000104060200000000010000",
    "276, 8100000000000001000104060200000000010000000586dd",
    "1, 02000000000102000000000286dd",
    "1, 02000000000102000000000288a80005810000069100000786dd"
  })
  void linkLayersAreLeftOut(int linkType, String before) throws Exception {
    assertFound(linkType, join(hex(before), ipv6(135, MESSAGE)));
  }

  @Test
  void framesWithoutIpAreCounted() throws Exception {
    assertThat(readAll(file(0, new byte[3], hex("1d00000060"))).skipped())
        .isEqualTo(Map.of(Skip.NOT_IP, 2L));
    assertThat(readAll(file(276, new byte[19])).skipped()).isEqualTo(Map.of(Skip.NOT_IP, 1L));
    assertThat(readAll(file(228, ipv6(135, MESSAGE))).skipped()).isEqualTo(Map.of(Skip.NOT_IP, 1L));
  }

  @Test
  void checksumCoversTheHomeAddressAndTheFinalDestination() throws Exception {
    byte[] home = join(hex("8702" + "0100" + "0000" + "c910"), address(C));
    assertFound(101, ipv6(60, join(home, MESSAGE)));
    assertThat(packets.get(0).source()).isEqualTo(C);
    assertThat(packets.get(0).carriage().source()).isEqualTo(A);
    byte[] type2 = join(hex("8702020100000000"), address(C));
    assertFound(101, ipv6(43, join(type2, MESSAGE)));
    assertThat(packets.get(0).destination()).isEqualTo(C);
    byte[] segments = join(hex("8704040101000000"), address(C), address(A));
    assertFound(101, ipv6(43, join(segments, MESSAGE)));
    assertThat(packets.get(0).destination()).isEqualTo(C);
    byte[] type0 = join(hex("8704000200000000"), address(A), address(C));
    assertFound(101, ipv6(43, join(type0, MESSAGE)));
    assertThat(packets.get(0).destination()).isEqualTo(C);
    byte[] arrived = join(hex("8702020000000000"), address(C));
    assertFound(101, ipv6(43, join(arrived, MESSAGE)));
    assertThat(packets.get(0).destination()).isEqualTo(B);
  }

  @Test
  void authenticationHeaderIsLeftOutAndEspIsTold() throws Exception {
    byte[] authentication = join(hex("8704000000000001" + "00000001"), new byte[12]);
    assertFound(101, ipv6(51, join(authentication, MESSAGE)));
    assertThat(readAll(file(101, ipv6(50, MESSAGE))).skipped()).isEqualTo(Map.of(Skip.ESP, 1L));
  }

  @Test
  void tunnelsAreLookedInto() throws Exception {
    byte[] inner = ipv6(135, MESSAGE);
    assertFound(101, IpPackets.ipv6(41, C, A, inner, inner.length));
    assertThat(packets.get(0).source()).isEqualTo(A);
    assertThat(packets.get(0).carriage().notes())
        .containsExactly("in a tunnel from 2001:db8::c to 2001:db8::a");
    byte[] deep = inner;
    for (int i = 0; i < 9; i++) {
      deep = ipv6(41, deep);
    }
    assertThat(readAll(file(101, deep)).skipped()).isEqualTo(Map.of(Skip.NOT_MOBILITY, 1L));
  }

  private static byte[] fragment(int id, int offset, boolean more, byte[] piece) {
    ByteBuffer header = ByteBuffer.allocate(8);
    header.put((byte) 135).put((byte) 0).putShort((short) (offset | (more ? 1 : 0))).putInt(id);
    return ipv6(44, join(header.array(), piece));
  }

  private static byte[] piece(int from, int to) {
    return Arrays.copyOfRange(MESSAGE, from, to);
  }

  @Test
  void fragmentsInAnyOrderAreOnePacket() throws Exception {
    assertFound(101, fragment(1, 0, false, MESSAGE));
    assertFound(
        101,
        fragment(1, 8, false, piece(8, MESSAGE.length)),
        fragment(1, 8, false, piece(8, MESSAGE.length)),
        fragment(1, 0, true, piece(0, 8)));
    assertThat(packets.get(0).number()).isEqualTo(3);
    assertThat(packets.get(0).carriage().notes()).containsExactly("in fragments: packets 1, 2, 3");
  }

  @Test
  void fragmentsThatOverlapOrDoNotFitAreNoPacket() throws Exception {
    byte[] other = piece(0, 8);
    other[6] ^= 1;
    CaptureReader reader =
        readAll(
            file(
                101,
                fragment(1, 0, true, piece(0, 8)),
                fragment(1, 0, true, other),
                fragment(1, 8, false, piece(8, MESSAGE.length)),
                fragment(2, 0, true, piece(0, 7)),
                fragment(3, 65_528, true, piece(0, 8)),
                fragment(4, 0, true, piece(0, 8))));
    assertThat(packets).isEmpty();
    assertThat(reader.skipped()).isEqualTo(Map.of(Skip.FRAGMENT, 6L));
  }

  @Test
  void fragmentsAreKeptForABoundedNumberOfPackets() throws Exception {
    List<byte[]> frames = new ArrayList<>();
    for (int id = 0; id < 65; id++) {
      frames.add(fragment(id, 0, true, piece(0, 8)));
    }
    frames.add(fragment(0, 8, false, piece(8, MESSAGE.length)));
    frames.add(fragment(64, 8, false, piece(8, MESSAGE.length)));
    CaptureReader reader = readAll(file(101, frames.toArray(new byte[0][])));
    assertThat(packets).extracting(CapturedPacket::number).containsExactly(67L);
    assertThat(reader.skipped()).isEqualTo(Map.of(Skip.FRAGMENT, 65L));
  }

  private static byte[] udp(boolean ipv4, int from, int to) {
    Ipv6Address one = ipv4 ? Ipv6Address.parse("::ffff:192.0.2.1") : A;
    Ipv6Address two = ipv4 ? Ipv6Address.parse("::ffff:192.0.2.2") : B;
    Carriage way = new Carriage(one, two, ipv4, Optional.of(new Udp(from, to)), 0, List.of());
    return IpPackets.udp(way, MESSAGE);
  }

  @Test
  void udpOfThePortsAskedForIsRead() throws Exception {
    assertFound(101, udp(false, 40_000, 5436));
    assertThat(packets.get(0).carriage().udp()).contains(new Udp(40_000, 5436));
    assertFound(101, udp(true, 5436, 40_000));
    assertThat(packets.get(0).carriage().sourceText()).isEqualTo("192.0.2.1");
    assertThat(packets.get(0).carriage().destinationText()).isEqualTo("192.0.2.2");
    packets.clear();
    CaptureReader reader = readAll(file(101, udp(true, 7, 9), udp(true, 5436, 7)), 9);
    assertThat(packets).hasSize(1);
    assertThat(reader.skipped()).isEqualTo(Map.of(Skip.OTHER_UDP_PORT, 1L));
  }

  @Test
  void ipv4FragmentsAreOnePacket() throws Exception {
    byte[] whole = udp(true, 5436, 5436);
    byte[] first = Arrays.copyOf(whole, 28);
    first[3] = 28;
    first[6] = 0x20;
    byte[] last = join(Arrays.copyOf(whole, 20), Arrays.copyOfRange(whole, 28, whole.length));
    last[3] = (byte) last.length;
    last[7] = 1;
    assertFound(228, last, first);
  }

  @Test
  void cutPacketSaysWhatIsMissing() throws Exception {
    byte[] whole = file(101, ipv6(135, MESSAGE));
    byte[] cut = Arrays.copyOf(whole, whole.length - 4);
    cut[24 + 11] = (byte) (cut[24 + 11] - 4);
    readAll(cut);
    assertThat(packets.get(0).carriage().missing()).isEqualTo(4);
    assertThat(packets.get(0).mobilityHeader()).isEqualTo(Octets.of(piece(0, MESSAGE.length - 4)));
  }

  @Test
  void gzipIsUnpackedAndTornGzipIsTold() throws Exception {
    byte[] plain = file(101, ipv6(135, MESSAGE));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    readAll(packed.toByteArray());
    assertThat(packets).hasSize(1);
    for (int length : new int[] {2, 9, 12, packed.size() - 9, packed.size() - 1}) {
      assertThatThrownBy(() -> readAll(Arrays.copyOf(packed.toByteArray(), length)))
          .as("%d octets", length)
          .isInstanceOfSatisfying(
              PcapException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED));
    }
    byte[] wrong = packed.toByteArray();
    wrong[packed.size() - 7] ^= 1;
    assertThatThrownBy(() -> readAll(wrong))
        .isInstanceOfSatisfying(
            PcapException.class, e -> assertThat(e.reason()).isEqualTo(Reason.GZIP));
    assertThatThrownBy(() -> readAll(hex("1f8b09")))
        .isInstanceOfSatisfying(
            PcapException.class, e -> assertThat(e.reason()).isEqualTo(Reason.GZIP));
  }
}
