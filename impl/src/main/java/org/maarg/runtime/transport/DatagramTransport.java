package org.maarg.runtime.transport;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.maarg.runtime.config.Faults;
import org.maarg.wire.Ipv6Address;

/** What the transports over a datagram channel have in common. */
public abstract class DatagramTransport implements Transport {
  /**
   * Octets that may wait for the socket. Beyond, messages are lost as on a full link, and repeated
   * as after any loss; without the limit a stuck socket would take all memory.
   */
  static final WriteBufferWaterMark WRITE_LIMIT = new WriteBufferWaterMark(1 << 21, 1 << 22);

  /**
   * Receive buffer asked for in octets, so that a burst, or a pause of ours, waits in the kernel:
   * some thousand updates; it may grant less (net.core.rmem_max).
   */
  static final int SOCKET_BUFFER = 1 << 22;

  /** Flushes that are made one while a batch of datagrams is handled. */
  private static final int FLUSHES_IN_ONE = 256;

  /** Tells how long what is read has waited, and how much may be read at once. */
  final Arrivals arrivals;

  private volatile @Nullable Channel channel;
  private volatile @Nullable Receiver receiver;

  /** With what reads its socket. */
  DatagramTransport(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  /** A peer as a socket address tells it. */
  record Sender(Ipv6Address address, boolean secured) {}

  /** Who sent a datagram; empty if nobody known. */
  abstract Optional<Sender> senderAt(InetSocketAddress endpoint);

  /** Where datagrams for a node go; empty if not known. */
  abstract Optional<InetSocketAddress> endpointOf(Ipv6Address address);

  /** The handlers of the channel. */
  final ChannelInitializer<Channel> handlers() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel created) {
        created
            .pipeline()
            // Sends of one batch of reads leave together: that is what makes one sendmmsg of them.
            .addLast(new FlushConsolidationHandler(FLUSHES_IN_ONE, true))
            .addLast(new Incoming());
      }
    };
  }

  final void use(Channel bound) {
    arrivals.begin(bound);
    channel = bound;
  }

  /** Where the socket is bound. */
  public final InetSocketAddress localAddress() {
    return (InetSocketAddress) channel().localAddress();
  }

  @Override
  public final void start(Receiver to) {
    receiver = to;
    channel().config().setAutoRead(true);
  }

  @Override
  public final void send(Ipv6Address to, byte[] octets) {
    Optional<InetSocketAddress> endpoint = endpointOf(to);
    if (endpoint.isEmpty()) {
      lost(new Loss(LossReason.NO_ENDPOINT, to, "", octets));
    } else if (!channel().isWritable()) {
      lost(new Loss(LossReason.QUEUE_FULL, to, "", octets));
    } else {
      write(to, octets, endpoint.get());
    }
  }

  private void write(Ipv6Address to, byte[] octets, InetSocketAddress endpoint) {
    channel()
        .write(new DatagramPacket(Unpooled.wrappedBuffer(octets), endpoint))
        .addListener(
            future -> {
              Throwable cause = future.cause();
              if (cause != null) {
                lost(new Loss(LossReason.WRITE_FAILED, to, Faults.reasonOf(cause), octets));
              }
            });
  }

  @Override
  public final void flush() {
    channel().flush();
  }

  @Override
  public final CompletableFuture<Void> close() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Channel open = channel();
    if (!open.isOpen()) {
      return CompletableFuture.completedFuture(null);
    }
    open.flush();
    open.close().addListener(future -> closed.complete(null));
    return closed;
  }

  final boolean isOpen() {
    return channel().isOpen();
  }

  private Channel channel() {
    Channel bound = channel;
    if (bound == null) {
      throw new IllegalStateException("not bound");
    }
    return bound;
  }

  private void lost(Loss loss) {
    Receiver to = receiver;
    if (to != null) {
      to.lost(loss);
    }
  }

  /** Copies octets out of the channel's buffers and tells who sent them. */
  private final class Incoming extends SimpleChannelInboundHandler<DatagramPacket> {
    // Implements: 6275-9.5.4-1, 6275-9.3.3-1
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      Receiver to = receiver;
      if (to == null) {
        return; // Not before start(): reading is off until then.
      }
      long waited = arrivals.waitedNanos(context.channel());
      byte[] octets = ByteBufUtil.getBytes(packet.content());
      Optional<Sender> sender = senderAt(packet.sender());
      if (sender.isPresent() && !sender.get().address().isUnicast()) {
        to.lost(new Loss(LossReason.NOT_UNICAST, sender.get().address(), "", octets));
      } else if (sender.isPresent()) {
        to.received(sender.get().address(), sender.get().secured(), octets, waited);
      } else {
        String endpoint = String.valueOf(packet.sender());
        to.lost(new Loss(LossReason.UNKNOWN_ENDPOINT, Ipv6Address.UNSPECIFIED, endpoint, octets));
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      lost(Loss.of(LossReason.READ_FAILED, Ipv6Address.UNSPECIFIED, Faults.reasonOf(cause)));
    }
  }
}
