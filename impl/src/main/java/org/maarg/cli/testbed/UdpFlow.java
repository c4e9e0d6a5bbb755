package org.maarg.cli.testbed;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.maarg.wire.Ipv6Address;

/** Datagrams, one every millisecond, that the correspondent sends back. */
final class UdpFlow extends Flow {
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int TURN_MILLIS = 200;
  private static final int OCTETS = 200;

  UdpFlow(Ipv6Address source) {
    super("udp", source);
  }

  @Override
  void run() throws IOException, InterruptedException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(inet(source()), 0))) {
      socket.setSoTimeout(TURN_MILLIS);
      Thread echoes = new Thread(() -> receive(socket), "maarg-udp-echoes");
      echoes.setDaemon(true);
      echoes.start();
      send(socket);
      echoes.join();
    }
  }

  private void send(DatagramSocket socket) {
    InetSocketAddress to = new InetSocketAddress(inet(Bench.CORRESPONDENT), Correspondent.ECHO);
    long next = System.nanoTime();
    for (long sequence = 0; !isStopped(); sequence++) {
      byte[] octets = ByteBuffer.allocate(OCTETS).putLong(sequence).array();
      try {
        socket.send(new DatagramPacket(octets, octets.length, to));
      } catch (IOException e) {
        assert e != null; // No route for a moment: lost, like any other.
      }
      next += PERIOD_NANOS;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void receive(DatagramSocket socket) {
    DatagramPacket packet = new DatagramPacket(new byte[OCTETS], OCTETS);
    while (!isStopped()) {
      try {
        socket.receive(packet);
        arrivals().add(System.nanoTime(), ByteBuffer.wrap(packet.getData()).getLong());
      } catch (SocketTimeoutException e) {
        assert e != null; // A look at whether it is stopped.
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
      }
    }
  }

  @Override
  long octets() {
    return (long) arrivals().count() * OCTETS;
  }
}
