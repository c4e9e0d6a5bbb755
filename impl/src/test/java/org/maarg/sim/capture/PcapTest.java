package org.maarg.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.sim.Domain;
import org.maarg.sim.Faults;
import org.maarg.sim.Host;
import org.maarg.sim.LinkModel;
import org.maarg.sim.ScriptedNode;
import org.maarg.sim.Simulation;
import org.maarg.sim.capture.PcapException.Reason;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.MobilityHeader;

class PcapTest {
  private static final Ipv6Address A = Ipv6Address.parse("2001:db8::a");
  private static final Ipv6Address B = Ipv6Address.parse("2001:db8::b");
  private static final byte[] MESSAGE = MobilityHeader.encode(ScriptedNode.update(1), A, B);
  private static final long NANOS = 1_767_225_600_123_456_789L;

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PcapWriter writer = new PcapWriter(out)) {
      writer.write(NANOS, A, B, Octets.of(MESSAGE));
      writer.write(NANOS + 1, A, B, Octets.of(MESSAGE));
    }
    return out.toByteArray();
  }

  private static List<CapturedPacket> readAll(CaptureReader reader) throws IOException {
    List<CapturedPacket> packets = new ArrayList<>();
    Optional<CapturedPacket> next = reader.next();
    while (next.isPresent()) {
      packets.add(next.get());
      next = reader.next();
    }
    return packets;
  }

  private static CapturedPacket plain(long number, long nanos) {
    Carriage way = new Carriage(A, B, false, Optional.empty(), 0, List.of());
    return new CapturedPacket(number, Optional.of(nanos), A, B, way, Octets.of(MESSAGE));
  }

  private static CaptureReader reader(byte[] file) throws IOException {
    return new CaptureReader(new ByteArrayInputStream(file));
  }

  /** An IPv6 packet; headers holds extension headers, all in whole units. */
  private static byte[] ipv6(int next, byte[] headers, byte[] payload) {
    ByteBuffer packet = ByteBuffer.allocate(40 + headers.length + payload.length);
    packet.putInt(6 << 28).putShort((short) (headers.length + payload.length));
    packet.put((byte) next).put((byte) 64);
    byte[] addresses = new byte[32];
    A.write(addresses, 0);
    B.write(addresses, 16);
    return packet.put(addresses).put(headers).put(payload).array();
  }

  private static byte[] file(int magic, int linkType, ByteOrder order, byte[]... frames) {
    int length = Arrays.stream(frames).mapToInt(frame -> 16 + frame.length).sum();
    ByteBuffer file = ByteBuffer.allocate(24 + length).order(order);
    file.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    file.putInt(65_535).putInt(linkType);
    for (byte[] frame : frames) {
      file.putInt(1_000).putInt(5).putInt(frame.length).putInt(frame.length).put(frame);
    }
    return file.array();
  }

  private static byte[] ethernet(int tags, int type, byte[] packet) {
    ByteBuffer frame = ByteBuffer.allocate(14 + 4 * tags + packet.length);
    frame.position(12);
    for (int i = 0; i < tags; i++) {
      frame.putShort((short) (i == 0 ? 0x88a8 : 0x8100)).putShort((short) 5);
    }
    return frame.putShort((short) type).put(packet).array();
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    CaptureReader reader = reader(written());
    List<CapturedPacket> packets = readAll(reader);
    assertThat(packets).containsExactly(plain(1, NANOS), plain(2, NANOS + 1));
    byte[] octets = packets.get(0).mobilityHeader().toByteArray();
    assertThat(MobilityHeader.decode(octets, 0, octets.length, A, B))
        .isEqualTo(ScriptedNode.update(1));
    assertThat(reader.skipped()).isEmpty();
  }

  @Test
  void headersAreThoseOfTheFormat() throws Exception {
    byte[] file = written();
    assertThat(Octets.copyOf(file, 0, 24).toHex())
        .isEqualTo("a1b23c4d00020004000000000000000000" + "00ffff000000e5");
    assertThat(Octets.copyOf(file, 40, 8).toHex()).isEqualTo("6000000000108740");
    assertThat(file).hasSize(24 + 2 * (16 + 40 + MESSAGE.length));
  }

  @Test
  void simulationIsWrittenAtTheTimesOfSending() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Simulation simulation = new Simulation(new LinkModel(1, Faults.NONE.with(0.5, 0, 0)));
    simulation.add(new Host("A", () -> ScriptedNode.sending(A, B, 20)), 0);
    try (PcapWriter writer = new PcapWriter(out)) {
      simulation.observe(writer.observer(Simulation.EPOCH_MILLIS));
      simulation.run(250);
      simulation.attach(A, Domain.mn(1), Octets.EMPTY, 4);
    }
    List<CapturedPacket> packets = readAll(reader(out.toByteArray()));
    assertThat(packets).hasSize(20);
    assertThat(packets.get(0).epochNanos()).contains((Simulation.EPOCH_MILLIS + 250) * 1_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "a1b2c3d4, true, 1000000005000",
    "a1b2c3d4, false, 1000000005000",
    "a1b23c4d, true, 1000000000005",
    "a1b23c4d, false, 1000000000005"
  })
  void bothByteOrdersAndResolutionsAreRead(String magic, boolean big, long nanos) throws Exception {
    ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    byte[] packet = ipv6(135, new byte[0], MESSAGE);
    byte[] file = file(Integer.parseUnsignedInt(magic, 16), 101, order, packet);
    assertThat(readAll(reader(file))).containsExactly(plain(1, nanos));
  }

  @Test
  void ethernetIsReadWithAndWithoutVlanTags() throws Exception {
    byte[] packet = ipv6(135, new byte[0], MESSAGE);
    byte[] file =
        file(
            0xa1b2c3d4,
            1,
            ByteOrder.LITTLE_ENDIAN,
            ethernet(0, 0x86dd, Arrays.copyOf(packet, packet.length + 6)),
            ethernet(2, 0x86dd, packet),
            ethernet(0, 0x0800, packet),
            new byte[13]);
    CaptureReader reader = reader(file);
    assertThat(readAll(reader))
        .extracting(CapturedPacket::mobilityHeader)
        .containsExactly(Octets.of(MESSAGE), Octets.of(MESSAGE));
    assertThat(reader.skipped()).isEqualTo(Map.of(Skip.NOT_IP, 2L));
  }

  @Test
  void extensionHeadersBeforeTheMobilityHeaderAreLeftOut() throws Exception {
    byte[] headers = new byte[24];
    headers[0] = 60;
    headers[8] = (byte) 135;
    headers[9] = 1;
    byte[] file = file(0xa1b2c3d4, 229, ByteOrder.BIG_ENDIAN, ipv6(0, headers, MESSAGE));
    assertThat(readAll(reader(file)))
        .extracting(CapturedPacket::mobilityHeader)
        .containsExactly(Octets.of(MESSAGE));
  }

  @Test
  void whatIsNoWholeMobilityHeaderIsSkippedAndCounted() throws Exception {
    byte[] whole = ipv6(135, new byte[0], MESSAGE);
    byte[] longExtension = new byte[8];
    longExtension[0] = (byte) 135;
    longExtension[1] = (byte) 255;
    CaptureReader reader =
        reader(
            file(
                0xa1b2c3d4,
                101,
                ByteOrder.BIG_ENDIAN,
                new byte[0],
                new byte[] {0x45, 0, 0, 20},
                ipv6(58, new byte[0], MESSAGE),
                ipv6(44, new byte[] {(byte) 135, 0, 0, 1, 0, 0, 0, 1}, MESSAGE),
                Arrays.copyOf(whole, 39),
                Arrays.copyOf(whole, whole.length - 1),
                ipv6(0, new byte[4], new byte[0]),
                ipv6(0, longExtension, MESSAGE),
                whole));
    assertThat(readAll(reader)).extracting(CapturedPacket::number).containsExactly(9L);
    assertThat(reader.skipped())
        .isEqualTo(
            Map.of(Skip.NOT_IP, 1L, Skip.NOT_MOBILITY, 1L, Skip.FRAGMENT, 1L, Skip.INCOMPLETE, 5L));
  }

  @Test
  void everyTruncationIsToldWithItsOffset() throws Exception {
    byte[] file = written();
    int record = 16 + 40 + MESSAGE.length;
    for (int length = 0; length < file.length; length++) {
      byte[] part = Arrays.copyOf(file, length);
      if (length < 24 || (length - 24) % record != 0) {
        long offset = length;
        assertThatThrownBy(() -> readAll(reader(part)))
            .isInstanceOfSatisfying(
                PcapException.class,
                e -> {
                  assertThat(e.reason()).isEqualTo(Reason.TRUNCATED);
                  assertThat(e.offset()).isEqualTo(offset);
                });
      } else {
        assertThat(readAll(reader(part))).hasSize((length - 24) / record);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00, NOT_PCAP, 0",
    "0, 0a0d0d0a, BLOCK, 8",
    "4, 0003, VERSION, 4",
    "6, 0005, VERSION, 4",
    "20, 00000069, LINK_TYPE, 20",
    "32, 00040001, PACKET_LENGTH, 32",
    "32, ffffffff, PACKET_LENGTH, 32",
    "112, 00040001, PACKET_LENGTH, 104"
  })
  void malformedFileIsToldWithReasonAndOffset(int at, String hex, Reason reason, long offset)
      throws Exception {
    byte[] file = written();
    int where = at == 112 ? 24 + 16 + 40 + MESSAGE.length + 8 : at;
    long expected = at == 112 ? where : offset;
    Octets.ofHex(hex).copyTo(file, where);
    assertThatThrownBy(() -> readAll(reader(file)))
        .isInstanceOfSatisfying(
            PcapException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.offset()).isEqualTo(expected);
              assertThat(e).hasMessageEndingWith("at octet " + expected);
            });
  }

  @Test
  void writerRefusesWhatNoCaptureHolds() throws Exception {
    PcapWriter writer = new PcapWriter(new ByteArrayOutputStream());
    assertThatThrownBy(() -> writer.write(0, A, B, Octets.of(new byte[65_496])))
        .isInstanceOf(IllegalArgumentException.class);
    writer.write(0, A, B, Octets.of(new byte[65_495]));
    assertThatThrownBy(() -> writer.write(-1, A, B, Octets.of(new byte[8])))
        .isInstanceOf(IllegalArgumentException.class);
    long tooLate = (1L << 32) * 1_000_000_000L;
    assertThatThrownBy(() -> writer.write(tooLate, A, B, Octets.of(new byte[8])))
        .isInstanceOf(IllegalArgumentException.class);
    writer.write(tooLate - 1, A, B, Octets.of(new byte[8]));
  }
}
