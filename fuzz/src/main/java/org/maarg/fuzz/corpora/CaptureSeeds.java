package org.maarg.fuzz.corpora;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Captures in every form that the reader takes. */
public final class CaptureSeeds {
  private static final int FILE_HEADER_OCTETS = 24;
  private static final int RECORD_HEADER_OCTETS = 16;
  private static final int ETHERNET = 1;
  private static final int RAW_IP = 101;
  private static final byte[] PLAIN = ethernet(new byte[0]);
  private static final byte[] ONE_TAG = ethernet(new byte[] {(byte) 0x81, 0, 0, 5});
  private static final byte[] TWO_TAGS =
      ethernet(new byte[] {(byte) 0x88, (byte) 0xa8, 0, 1, (byte) 0x81, 0, 0, 5});

  private CaptureSeeds() {}

  /** Captures of the simulator, and the first packet of each in other forms. */
  public static List<byte[]> captures() {
    List<byte[]> all = new ArrayList<>(SimulatorSeeds.captures());
    byte[] first = all.get(0);
    int length = ByteBuffer.wrap(first).getInt(FILE_HEADER_OCTETS + 8);
    byte[] packet = new byte[length];
    System.arraycopy(first, FILE_HEADER_OCTETS + RECORD_HEADER_OCTETS, packet, 0, length);
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      for (int magic : new int[] {0xa1b2c3d4, 0xa1b23c4d}) {
        all.add(capture(order, magic, RAW_IP, new byte[0], packet));
        all.add(capture(order, magic, ETHERNET, PLAIN, packet));
        all.add(capture(order, magic, ETHERNET, ONE_TAG, packet));
        all.add(capture(order, magic, ETHERNET, TWO_TAGS, packet));
      }
    }
    all.add(capture(ByteOrder.BIG_ENDIAN, 0xa1b2c3d4, RAW_IP, new byte[0], extended(packet)));
    return all;
  }

  private static byte[] capture(
      ByteOrder order, int magic, int linkType, byte[] before, byte[] packet) {
    int length = before.length + packet.length;
    ByteBuffer file =
        ByteBuffer.allocate(FILE_HEADER_OCTETS + RECORD_HEADER_OCTETS + length).order(order);
    file.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    file.putInt(0xffff).putInt(linkType);
    file.putInt(1_767_225_600).putInt(500).putInt(length).putInt(length);
    return file.put(before).put(packet).array();
  }

  private static byte[] ethernet(byte[] tags) {
    ByteBuffer header = ByteBuffer.allocate(14 + tags.length);
    return header.put(new byte[12]).put(tags).putShort((short) 0x86dd).array();
  }

  /** The packet with Destination Options before its Mobility Header. */
  private static byte[] extended(byte[] packet) {
    ByteBuffer longer = ByteBuffer.allocate(packet.length + 8);
    longer.put(packet, 0, 40).put(new byte[] {(byte) 135, 0, 1, 4, 0, 0, 0, 0});
    longer.put(packet, 40, packet.length - 40);
    longer.putShort(4, (short) (packet.length - 32)).put(6, (byte) 60);
    return longer.array();
  }
}
