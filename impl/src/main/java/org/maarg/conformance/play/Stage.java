package org.maarg.conformance.play;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.maarg.runtime.config.PeerTable;
import org.maarg.runtime.transport.Loss;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.transport.RawTransport;
import org.maarg.runtime.transport.Transport;
import org.maarg.runtime.transport.TransportException;
import org.maarg.runtime.transport.UdpTransport;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;

/** The sockets of the nodes that the tester plays, and the way of what arrives to its case. */
public final class Stage implements AutoCloseable {
  private static final int THREADS = 2;

  /** Sees every message in both directions. */
  public interface Observer {
    void seen(Ipv6Address from, Ipv6Address to, byte[] octets);
  }

  private record Line(Transport transport, EventLoop loop, InetSocketAddress endpoint) {}

  private final Ipv6Address target;
  private final Observer observer;
  private final EventLoopGroup loops;
  private final Map<Ipv6Address, Line> lines = new LinkedHashMap<>();
  private final Map<MnId, Mailbox> byMn = new ConcurrentHashMap<>();
  private final Set<Mailbox> all = new CopyOnWriteArraySet<>();
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger unreadable = new AtomicInteger();
  private volatile @Nullable String lastUnreadable;
  private volatile @Nullable String lastHeard;
  private volatile long lastNanos = System.nanoTime();

  private Stage(Ipv6Address target, NettyIo io, Observer observer) {
    this.target = target;
    this.observer = observer;
    this.loops = io.newGroup(THREADS, "maarg-conformance");
  }

  /**
   * Opens the sockets.
   *
   * @param raw whether they are raw sockets
   * @throws TransportException if one cannot be had
   */
  public static Stage open(
      Ipv6Address target, List<Played> played, boolean raw, Observer observer) {
    NettyIo io = NettyIo.best();
    Stage stage = new Stage(target, io, observer);
    try {
      for (Played node : played) {
        stage.lines.put(node.address(), raw ? stage.raw(node) : stage.udp(io, node));
      }
      return stage;
    } catch (TransportException e) {
      stage.close();
      throw e;
    }
  }

  private Line raw(Played node) {
    EventLoop loop = loops.next();
    RawTransport transport =
        RawTransport.bind(loop, node.address(), Optional.empty(), Set.of(target));
    return started(node, transport, loop, transport.localAddress());
  }

  private Line udp(NettyIo io, Played node) {
    EventLoop loop = loops.next();
    try {
      UdpTransport transport = UdpTransport.bind(io, loop, node.bind()).join();
      return started(node, transport, loop, transport.localAddress());
    } catch (CompletionException e) {
      throw new TransportException(
          "cannot bind " + node.name() + " to UDP " + node.bind(), e.getCause());
    }
  }

  private Line started(Played node, Transport transport, EventLoop loop, InetSocketAddress at) {
    loop.execute(() -> transport.start(new Incoming(node)));
    return new Line(transport, loop, at);
  }

  /** Over UDP: from now on the target is at this endpoint. */
  public void connect(InetSocketAddress endpoint) {
    PeerTable peers = new PeerTable(List.of(new PeerTable.Entry(target, endpoint, true)));
    for (Line line : lines.values()) {
      if (line.transport() instanceof UdpTransport udp) {
        udp.usePeers(peers);
      }
    }
  }

  /** Where the socket of a played node is. */
  public InetSocketAddress endpointOf(Played node) {
    return line(node).endpoint();
  }

  private Line line(Played node) {
    Line line = lines.get(node.address());
    if (line == null) {
      throw new IllegalStateException(node + " has no socket");
    }
    return line;
  }

  /** Sends octets as they are. */
  public void send(Played from, byte[] octets) {
    observer.seen(from.address(), target, octets);
    Line line = line(from);
    line.loop()
        .execute(
            () -> {
              line.transport().send(target, octets);
              line.transport().flush();
            });
  }

  /** What arrives about a mobile node goes to a mailbox. */
  public void register(MnId mn, Mailbox mailbox) {
    byMn.put(mn, mailbox);
    all.add(mailbox);
  }

  public void forget(MnId mn, Mailbox mailbox) {
    byMn.remove(mn, mailbox);
    all.remove(mailbox);
  }

  /** Whether the target has sent anything at all, readable or not. */
  public boolean hasBeenHeard() {
    return heardMessages() > 0;
  }

  /** So many messages have come from the target, readable or not. */
  public long heardMessages() {
    return (long) received.get() + unreadable.get();
  }

  /** How long nothing has come from the target, be it readable or not. */
  public long silentMillis() {
    return (System.nanoTime() - lastNanos) / 1_000_000;
  }

  /** The scene that heard of the target last; empty if none did. */
  public Optional<String> lastHeard() {
    return Optional.ofNullable(lastHeard);
  }

  /** Messages of the target that could not be read, with the reason of the last; empty if none. */
  public Optional<String> unreadable() {
    return Optional.ofNullable(lastUnreadable)
        .map(
            last ->
                unreadable.get() + " messages of the target could not be read, the last: " + last);
  }

  @Override
  public void close() {
    for (Line line : lines.values()) {
      line.transport().close().join();
    }
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** What reaches a played node. */
  private final class Incoming implements Transport.Receiver {
    private final Played node;

    Incoming(Played node) {
      this.node = node;
    }

    @Override
    public void received(Ipv6Address from, boolean secured, byte[] octets) {
      long now = System.nanoTime();
      if (!from.equals(target)) {
        return;
      }
      observer.seen(from, node.address(), octets);
      lastNanos = now;
      try {
        Arrival arrival = new Arrival(node, decode(octets), RawMessage.checksumOf(octets), now);
        received.incrementAndGet();
        route(arrival);
      } catch (MalformedMessageException e) {
        unreadable.incrementAndGet();
        lastUnreadable = node + " got one: " + e.refusal();
        String what = node + " got " + HexFormat.of().formatHex(octets) + ": " + e.refusal();
        concerned(octets).forEach(it -> it.putUnreadable(what));
      }
    }

    /** The cases of the mobile nodes whose identifiers stand in the octets; all if none does. */
    private Collection<Mailbox> concerned(byte[] octets) {
      String hex = HexFormat.of().formatHex(octets);
      List<Mailbox> named = new ArrayList<>();
      byMn.forEach(
          (mn, mailbox) -> {
            if (hex.contains(mn.identifier().toHex())) {
              named.add(mailbox);
            }
          });
      return named.isEmpty() ? all : named;
    }

    private MobilityMessage decode(byte[] octets) throws MalformedMessageException {
      // Over UDP nobody looks at the checksum (RFC 5844 4.2.2); over raw sockets the kernel has.
      return MobilityHeader.decodeVerified(octets, 0, octets.length);
    }

    /** What names no mobile node, or an empty one, may be for any case. */
    private void route(Arrival arrival) {
      Optional<MnId> mn = arrival.message().options().first(MnId.class);
      if (mn.isEmpty() || mn.get().identifier().length() == 0) {
        all.forEach(mailbox -> mailbox.put(arrival));
        return;
      }
      Mailbox mailbox = byMn.get(mn.get());
      if (mailbox != null) {
        lastHeard = mailbox.label();
        mailbox.put(arrival);
      }
    }

    @Override
    public void lost(Loss loss) {
      // A port where nobody listens shows up as silence, which each case reports.
    }
  }
}
