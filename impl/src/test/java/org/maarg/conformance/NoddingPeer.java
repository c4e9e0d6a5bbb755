package org.maarg.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;

/** A CMD that accepts whatever it gets, and never says a word to anybody else. */
final class NoddingPeer implements AutoCloseable {
  private static final int FLAGS =
      BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  private final DatagramSocket socket;
  private final Thread thread = new Thread(this::nod, "nodding-peer");

  NoddingPeer() throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    thread.setDaemon(true);
    thread.start();
  }

  InetSocketAddress endpoint() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void nod() {
    byte[] buffer = new byte[4_096];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        answer(packet);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void answer(DatagramPacket packet) throws IOException {
    byte[] octets = Arrays.copyOf(packet.getData(), packet.getLength());
    try {
      if (MobilityHeader.decodeVerified(octets, 0, octets.length) instanceof BindingUpdate update) {
        BindingAcknowledgement ack =
            new BindingAcknowledgement(
                0, FLAGS, update.sequence(), update.lifetime(), update.options());
        byte[] answer = MobilityHeader.encodeWithoutChecksum(ack);
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (MalformedMessageException e) {
      // Whatever cannot be read is passed over.
      return;
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
