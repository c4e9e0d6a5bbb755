package org.maarg.cli.testbed;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.maarg.wire.Ipv6Address;

/** A connection over which the correspondent sends numbered records. */
final class TcpFlow extends Flow {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int SILENCE_MILLIS = 20_000;

  private final Ipv6Address to;
  private final int port;
  private final int recordOctets;
  private final AtomicLong octets = new AtomicLong();

  /**
   * A connection.
   *
   * @param port of the correspondent
   * @param recordOctets length of a record, as the correspondent sends it on that port
   */
  TcpFlow(String kind, Ipv6Address source, int port, int recordOctets) {
    this(kind, source, Bench.CORRESPONDENT, port, recordOctets);
  }

  /** As {@link #TcpFlow(String, Ipv6Address, int, int)}, with another correspondent. */
  TcpFlow(String kind, Ipv6Address source, Ipv6Address to, int port, int recordOctets) {
    super(kind, source);
    this.to = to;
    this.port = port;
    this.recordOctets = recordOctets;
  }

  @Override
  void run() throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(inet(source()), 0));
      socket.connect(new InetSocketAddress(inet(to), port), CONNECT_MILLIS);
      socket.setSoTimeout(SILENCE_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] rest = new byte[recordOctets - Long.BYTES];
      long expected = 0;
      while (!isStopped()) {
        long sequence = in.readLong();
        in.readFully(rest);
        if (sequence != expected || rest[rest.length - 1] != (byte) sequence) {
          throw new IOException("record " + sequence + " where " + expected + " was due");
        }
        expected++;
        octets.addAndGet(recordOctets);
        arrivals().add(System.nanoTime(), sequence);
      }
    }
  }

  @Override
  boolean isReliable() {
    return true;
  }

  @Override
  long octets() {
    return octets.get();
  }
}
