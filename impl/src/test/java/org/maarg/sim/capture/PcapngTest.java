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
import org.maarg.sim.ScriptedNode;
import org.maarg.sim.capture.PcapException.Reason;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.MobilityHeader;

class PcapngTest {
  private static final Ipv6Address A = Ipv6Address.parse("2001:db8::a");
  private static final Ipv6Address B = Ipv6Address.parse("2001:db8::b");
  private static final byte[] MESSAGE = MobilityHeader.encode(ScriptedNode.update(1), A, B);
  private static final byte[] PACKET =
      IpPackets.ipv6(MobilityHeader.NEXT_HEADER, A, B, MESSAGE, MESSAGE.length);

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  private ByteBuffer body(int length) {
    return ByteBuffer.allocate((length + 3) / 4 * 4).order(order);
  }

  private void block(int type, ByteBuffer body) {
    int length = 12 + body.capacity();
    ByteBuffer block = ByteBuffer.allocate(length).order(order);
    block.putInt(type).putInt(length).put(body.clear()).putInt(length);
    file.writeBytes(block.array());
  }

  private void section(ByteOrder of) {
    order = of;
    block(
        0x0a0d0d0a,
        body(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1));
  }

  /** An interface with if_tsresol and if_tsoffset. */
  private void interfaceOf(int linkType, int snap, int resolution, long offset) {
    ByteBuffer body = body(8 + 8 + 12 + 4);
    body.putShort((short) linkType).putShort((short) 0).putInt(snap);
    body.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
    body.putShort((short) 14).putShort((short) 8).putLong(offset);
    block(1, body);
  }

  private void enhanced(int from, long ticks, byte[] packet, int full) {
    ByteBuffer body = body(20 + packet.length);
    body.putInt(from).putInt((int) (ticks >>> 32)).putInt((int) ticks);
    body.putInt(packet.length).putInt(full).put(packet);
    block(6, body);
  }

  private void simple(byte[] packet, int full) {
    block(3, body(4 + packet.length).putInt(full).put(packet));
  }

  private List<CapturedPacket> packets = new ArrayList<>();

  private CaptureReader readAll() throws IOException {
    CaptureReader reader = new CaptureReader(new ByteArrayInputStream(file.toByteArray()));
    for (Optional<CapturedPacket> it = reader.next(); it.isPresent(); it = reader.next()) {
      packets.add(it.get());
    }
    return reader;
  }

  @Test
  void sectionsInterfacesAndResolutionsAreEachTheirOwn() throws Exception {
    section(ByteOrder.LITTLE_ENDIAN);
    interfaceOf(101, 0, 6, 0);
    interfaceOf(229, 0, 9, 100);
    enhanced(0, 1_500_000, PACKET, PACKET.length);
    enhanced(1, 1_500_000_000, PACKET, PACKET.length);
    section(ByteOrder.BIG_ENDIAN);
    interfaceOf(12, 0, 0x80 | 10, 0);
    enhanced(0, 1_536, PACKET, PACKET.length);
    CaptureReader reader = readAll();
    assertThat(packets)
        .extracting(it -> it.epochNanos().orElseThrow())
        .containsExactly(1_500_000_000L, 101_500_000_000L, 1_500_000_000L);
    assertThat(packets).extracting(CapturedPacket::number).containsExactly(1L, 2L, 3L);
    assertThat(packets).allSatisfy(it -> assertThat(it.source()).isEqualTo(A));
    assertThat(reader.skipped()).isEmpty();
  }

  @Test
  void simplePacketsHaveNoTimeAndAreCutByTheSnapLength() throws Exception {
    section(ByteOrder.BIG_ENDIAN);
    interfaceOf(101, 48, 6, 0);
    enhanced(0, 0, PACKET, PACKET.length);
    simple(Arrays.copyOf(PACKET, 48), PACKET.length);
    readAll();
    assertThat(packets).hasSize(2);
    assertThat(packets.get(1).epochNanos()).isEmpty();
    assertThat(packets.get(1).mobilityHeader().length()).isEqualTo(8);
    assertThat(packets.get(1).carriage().missing()).isEqualTo(MESSAGE.length - 8);
  }

  @Test
  void blocksOfOtherKindsArePassedOver() throws Exception {
    section(ByteOrder.LITTLE_ENDIAN);
    block(0x00000bad, body(8).putInt(1).putInt(2));
    block(4, body(0));
    interfaceOf(101, 0, 6, 0);
    block(0x40000bad, body(4).putInt(1));
    enhanced(0, 0, PACKET, PACKET.length);
    block(5, body(12));
    readAll();
    assertThat(packets).hasSize(1);
  }

  @Test
  void recordThatContradictsItselfEndsNothing() throws Exception {
    section(ByteOrder.LITTLE_ENDIAN);
    simple(PACKET, PACKET.length);
    interfaceOf(101, 0, 6, 0);
    interfaceOf(147, 0, 6, 0);
    enhanced(2, 0, PACKET, PACKET.length);
    enhanced(-1, 0, PACKET, PACKET.length);
    block(6, body(24).putInt(0).putInt(0).putInt(0).putInt(100).putInt(100));
    block(6, body(8));
    enhanced(1, 0, PACKET, PACKET.length);
    enhanced(0, -1, PACKET, PACKET.length);
    CaptureReader reader = readAll();
    assertThat(reader.skipped()).isEqualTo(Map.of(Skip.BAD_RECORD, 5L, Skip.LINK_TYPE, 1L));
    assertThat(packets).hasSize(1);
    assertThat(packets.get(0).number()).isEqualTo(7);
    assertThat(packets.get(0).epochNanos()).isEmpty();
    assertThat(packets.get(0).carriage().notes())
        .containsExactly("odd time: before 1970 or after 2106");
  }

  @Test
  void everyTruncationIsToldWithItsOffset() throws Exception {
    section(ByteOrder.LITTLE_ENDIAN);
    int afterSection = file.size();
    interfaceOf(101, 0, 6, 0);
    int afterInterface = file.size();
    enhanced(0, 0, PACKET, PACKET.length);
    byte[] whole = file.toByteArray();
    for (int length = 4; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      file.reset();
      file.writeBytes(part);
      if (length == afterSection || length == afterInterface) {
        readAll();
      } else {
        assertRefused(Reason.TRUNCATED, length);
      }
    }
  }

  private void assertRefused(Reason reason, long offset) {
    assertThatThrownBy(this::readAll)
        .isInstanceOfSatisfying(
            PcapException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.offset()).isEqualTo(offset);
            });
  }

  @Test
  void lengthsThatDoNotFitEndTheReadingWithTheirPlace() {
    section(ByteOrder.LITTLE_ENDIAN);
    int at = file.size();
    interfaceOf(101, 0, 6, 0);
    byte[] whole = file.toByteArray();
    for (int[] change : new int[][] {{4, 8}, {4, 13}, {7, 0x7f}, {40, 45}}) {
      byte[] wrong = whole.clone();
      wrong[at + change[0]] = (byte) change[1];
      file.reset();
      file.writeBytes(wrong);
      assertRefused(Reason.BLOCK, at + (change[0] == 40 ? 40 : 4));
    }
  }

  @Test
  void sectionThatCannotBeReadIsRefused() {
    section(ByteOrder.LITTLE_ENDIAN);
    byte[] whole = file.toByteArray();
    whole[12] = 2;
    file.reset();
    file.writeBytes(whole);
    assertRefused(Reason.VERSION, 12);
    whole[8] = 0;
    file.reset();
    file.writeBytes(whole);
    assertRefused(Reason.BLOCK, 8);
  }
}
