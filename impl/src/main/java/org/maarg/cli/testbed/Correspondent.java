package org.maarg.cli.testbed;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The node that the mobile node talks to: it sends records over TCP, and sends datagrams back. */
final class Correspondent implements AutoCloseable {
  /** Port of the echoes. */
  static final int ECHO = 9000;

  /** Port of a thin stream: a record of {@link #THIN_OCTETS} every 2 ms. */
  static final int THIN = 9001;

  /** Port of a thick stream: a record of {@link #BULK_OCTETS} every 5 ms, in full segments. */
  static final int BULK = 9002;

  static final int THIN_OCTETS = 512;
  static final int BULK_OCTETS = 16_384;
  private static final long THIN_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long BULK_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int MAX_DATAGRAM = 2_048;

  private final List<AutoCloseable> sockets = new CopyOnWriteArrayList<>();
  private final Path namespace;

  /** Begins to serve. */
  Correspondent(Path namespace) {
    this.namespace = namespace;
    serve("echo", this::echo);
    serve("thin", () -> accept(THIN, THIN_OCTETS, THIN_PERIOD_NANOS));
    serve("bulk", () -> accept(BULK, BULK_OCTETS, BULK_PERIOD_NANOS));
  }

  private void serve(String name, Flow.Work work) {
    // A failure shows as a flow without arrivals; a closed socket ends the work.
    Thread unused = Flow.inside(namespace, "maarg-correspondent-" + name, work, failure -> {});
  }

  private void echo() throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress("::", ECHO));
    sockets.add(socket);
    DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
    while (!socket.isClosed()) {
      packet.setLength(MAX_DATAGRAM);
      socket.receive(packet);
      try {
        socket.send(packet);
      } catch (IOException e) {
        assert !socket.isClosed(); // An ICMP error about an earlier one.
      }
    }
  }

  private void accept(int port, int octets, long periodNanos) throws IOException {
    ServerSocket server = new ServerSocket();
    sockets.add(server);
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress("::", port));
    while (!server.isClosed()) {
      Socket connection = server.accept();
      sockets.add(connection);
      serve("stream", () -> stream(connection, octets, periodNanos));
    }
  }

  private static void stream(Socket connection, int octets, long periodNanos) throws IOException {
    connection.setTcpNoDelay(true);
    long next = System.nanoTime();
    for (long sequence = 0; ; sequence++) {
      ByteBuffer octetsOfRecord = ByteBuffer.allocate(octets).putLong(sequence);
      octetsOfRecord.put(octets - 1, (byte) sequence);
      connection.getOutputStream().write(octetsOfRecord.array());
      next = Math.max(next + periodNanos, System.nanoTime() - periodNanos);
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  @Override
  public void close() {
    for (AutoCloseable socket : sockets) {
      try {
        socket.close();
      } catch (Exception e) {
        assert e != null; // It is gone either way.
      }
    }
  }
}
