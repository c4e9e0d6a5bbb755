package org.maarg.runtime.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Ethernet frames of one ICMPv6 type on one interface, as they are on the link. Sending and
 * receiving may be on different threads. Needs the capability CAP_NET_RAW.
 */
public final class PacketSocket implements AutoCloseable {
  private static final int AF_PACKET = 17;
  private static final int ETHERTYPE_IPV6 = 0x86dd;
  private static final int ICMPV6 = 58;
  private static final int SO_ATTACH_FILTER = 26;

  private static final int ETHERTYPE_AT = 12;
  private static final int NEXT_HEADER_AT = 20;
  private static final int TYPE_AT = 54;
  private static final int WHOLE = 0x10000;

  private static final int LOAD_HALF = 0x28;
  private static final int LOAD_BYTE = 0x30;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int RETURN = 0x06;
  private static final int INSTRUCTION = 8;

  /** An instruction of the classic packet filter. */
  private record Instruction(int code, int ifTrue, int ifFalse, int value) {}

  private final BlockingSocket socket;

  private PacketSocket(BlockingSocket socket) {
    this.socket = socket;
  }

  /**
   * Opens a socket. Frames that this machine sends are received as well, by those sockets of the
   * interface that did not send them.
   *
   * @param type of the ICMPv6 messages to receive, 0..255, in packets without extension headers;
   *     anything may be sent
   * @param interfaceIndex of the interface, in the namespace
   * @param namespace file of the network namespace; none for the program's own
   * @throws LinuxException if that fails
   */
  public static PacketSocket open(int type, int interfaceIndex, Optional<Path> namespace) {
    try {
      return NetworkNamespace.inside(namespace, () -> open(type, interfaceIndex));
    } catch (LastErrorException e) {
      throw new LinuxException("cannot open a packet socket (needs CAP_NET_RAW)", e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new LinuxException("packet sockets need Linux with the C library", e);
    }
  }

  private static PacketSocket open(int type, int interfaceIndex) {
    // Of no protocol before it is bound: nothing unfiltered is received.
    int descriptor = LibC.socket(AF_PACKET, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, 0);
    try {
      attachFilter(descriptor, type);
      byte[] address = linkLayerAddress(interfaceIndex);
      LibC.bind(descriptor, address, address.length);
      return new PacketSocket(new BlockingSocket(descriptor));
    } catch (LastErrorException e) {
      LibC.close(descriptor);
      throw e;
    }
  }

  /** A {@code struct sockaddr_ll}. */
  private static byte[] linkLayerAddress(int interfaceIndex) {
    int octets = 20;
    ByteBuffer address = ByteBuffer.allocate(octets).order(ByteOrder.nativeOrder());
    address.putShort((short) AF_PACKET);
    address.put((byte) (ETHERTYPE_IPV6 >>> 8)).put((byte) ETHERTYPE_IPV6);
    address.putInt(interfaceIndex);
    return address.array();
  }

  private static void attachFilter(int descriptor, int type) {
    List<Instruction> program =
        List.of(
            new Instruction(LOAD_HALF, 0, 0, ETHERTYPE_AT),
            new Instruction(JUMP_IF_EQUAL, 0, 5, ETHERTYPE_IPV6),
            new Instruction(LOAD_BYTE, 0, 0, NEXT_HEADER_AT),
            new Instruction(JUMP_IF_EQUAL, 0, 3, ICMPV6),
            new Instruction(LOAD_BYTE, 0, 0, TYPE_AT),
            new Instruction(JUMP_IF_EQUAL, 0, 1, type),
            new Instruction(RETURN, 0, 0, WHOLE),
            new Instruction(RETURN, 0, 0, 0));
    Memory code = new Memory((long) INSTRUCTION * program.size());
    long at = 0;
    for (Instruction one : program) {
      code.setShort(at, (short) one.code());
      code.setByte(at + 2, (byte) one.ifTrue());
      code.setByte(at + 3, (byte) one.ifFalse());
      code.setInt(at + 4, one.value());
      at += INSTRUCTION;
    }
    Memory header = new Memory(2L * Native.POINTER_SIZE);
    header.clear();
    header.setShort(0, (short) program.size());
    header.setPointer(Native.POINTER_SIZE, code);
    LibC.setsockopt(descriptor, LibC.SOL_SOCKET, SO_ATTACH_FILTER, header, 2 * Native.POINTER_SIZE);
  }

  /** A frame with its Ethernet header; empty if none came for half a second. */
  public Optional<byte[]> receive() {
    return socket.receive();
  }

  /**
   * Sends a frame with its Ethernet header.
   *
   * @throws LinuxException if the link is down or takes no more
   */
  public void send(byte[] frame) {
    socket.send(frame);
  }

  @Override
  public void close() {
    socket.close();
  }
}
