package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;

/** A UDP socket on loopback between a peer of ours and the node that it tries (RFC 5844 4). */
final class PlainPeer implements AutoCloseable {
  static final int PATIENCE_MILLIS = 60_000;
  private static final int MOST_OCTETS = 2_048;

  private final DatagramSocket socket;
  private InetSocketAddress node = new InetSocketAddress(0);

  PlainPeer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  /** Where the node has to look for this peer. */
  InetSocketAddress endpoint() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  void speakWith(InetSocketAddress other) {
    node = other;
  }

  void send(Draft draft) throws IOException {
    byte[] octets = draft.octets();
    socket.send(new DatagramPacket(octets, octets.length, node));
  }

  /** The next message; fails if none comes, or if it comes from elsewhere. */
  Heard receive() throws IOException {
    return receive(PATIENCE_MILLIS).orElseThrow(() -> new AssertionError("no message came"));
  }

  /** The next message, if one comes in time: 1 ms is enough for one that is here already. */
  Optional<Heard> receive(long millis) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[MOST_OCTETS], MOST_OCTETS);
    socket.setSoTimeout((int) Math.max(1, millis));
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
    // RFC 5844 4.1.3.2: from where the request went to, and to where it came from.
    assertThat(packet.getSocketAddress()).as("where the message comes from").isEqualTo(node);
    return Optional.of(Heard.of(Arrays.copyOf(packet.getData(), packet.getLength())));
  }

  @Override
  public void close() {
    socket.close();
  }
}
