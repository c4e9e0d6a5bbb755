package org.maarg.security.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.maarg.security.live.FanOutResult.SentUpdate;
import org.maarg.security.live.WireTap.Count;
import org.maarg.wire.message.MobilityHeader;

/**
 * A plain UDP socket of the loopback interface, outside of any node: sends what it is told and
 * counts what comes.
 */
final class Probe implements AutoCloseable {
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int BUFFER_OCTETS = 1 << 20;

  private final DatagramSocket socket;
  private final Thread reader;
  private final List<SentUpdate> sent = new ArrayList<>();
  private Count received = Count.NONE;

  Probe() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      socket.setReceiveBufferSize(BUFFER_OCTETS);
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
    reader = new Thread(this::read, "maarg-probe");
    reader.setDaemon(true);
    reader.start();
  }

  InetSocketAddress endpoint() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Sends datagrams one right after the other. */
  void send(List<byte[]> datagrams, InetSocketAddress to) {
    for (byte[] octets : datagrams) {
      try {
        socket.send(new DatagramPacket(octets, octets.length, to));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      synchronized (this) {
        sent.add(new SentUpdate(System.nanoTime() / NANOS_PER_MICRO, octets.length));
      }
    }
  }

  private void read() {
    byte[] octets = new byte[MobilityHeader.MAX_OCTETS];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(octets, octets.length);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        // Closed, or unreadable for good: whoever waits for more will say so.
        return;
      }
      synchronized (this) {
        received = received.plus(new Count(1, packet.getLength()));
      }
    }
  }

  /** The datagrams that were sent, in their order. */
  synchronized List<SentUpdate> sent() {
    return List.copyOf(sent);
  }

  synchronized Count sentCount() {
    long octets = sent.stream().mapToLong(SentUpdate::octets).sum();
    return new Count(sent.size(), octets);
  }

  synchronized Count received() {
    return received;
  }

  @Override
  public void close() {
    socket.close();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
