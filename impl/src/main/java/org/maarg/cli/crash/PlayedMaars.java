package org.maarg.cli.crash;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.maarg.runtime.NodeRunner;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.Timestamp;

/**
 * MAARs that register mobile nodes with a CMD, move them and deregister them, as fast as it answers
 * a few at a time, and remember each answer. What stays without an answer is said again.
 */
final class PlayedMaars implements AutoCloseable {
  private static final int WINDOW = 24;
  private static final int POPULATION = 1_500;
  private static final long AGAIN_NANOS = 700_000_000;
  private static final int TICK_MILLIS = 2;
  private static final int LEAVING_ONE_IN = 5;

  /** An update without an answer. */
  private record Pending(int maar, int index, boolean registers, int sequence, long sentNanos) {}

  private final Ledger ledger;
  private final SplittableRandom random;
  private final List<DatagramSocket> sockets = new ArrayList<>();
  private final Map<String, Pending> pending = new HashMap<>();
  private InetSocketAddress cmd = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
  private int population;
  private int sequence;
  private int moves;
  private final AtomicReference<@Nullable Runnable> strike = new AtomicReference<>();
  private volatile boolean running;
  private volatile boolean closed;

  PlayedMaars(Ledger ledger, SplittableRandom random) {
    this.ledger = ledger;
    this.random = random;
    try {
      for (int i = 0; i < CrashDomain.PLAYED.size(); i++) {
        sockets.add(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
      }
    } catch (SocketException e) {
      throw new CrashException("no socket: " + e.getMessage());
    }
  }

  /** Where they are. */
  List<InetSocketAddress> endpoints() {
    return sockets.stream()
        .map(it -> new InetSocketAddress(it.getLocalAddress(), it.getLocalPort()))
        .toList();
  }

  /** Begins to listen, and to speak to this CMD once {@linkplain #resume resumed}. */
  void start(InetSocketAddress to) {
    cmd = to;
    for (int i = 0; i < sockets.size(); i++) {
      int maar = CrashDomain.PLAYED.get(i);
      DatagramSocket socket = sockets.get(i);
      daemon(() -> listen(maar, socket));
    }
    daemon(this::speak);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "maarg-crash");
    thread.setDaemon(true);
    thread.start();
  }

  /** Goes on with asking. */
  void resume() {
    running = true;
  }

  /** Asks for nothing more. */
  void pause() {
    running = false;
  }

  /**
   * Runs something once, as soon as the next answer comes: what a node says before it has kept it
   * is lost then.
   */
  void atNextAnswer(Runnable task) {
    strike.set(task);
  }

  /** Handovers that were acknowledged. */
  synchronized int moves() {
    return moves;
  }

  private void speak() {
    while (!closed) {
      if (running) {
        say();
      }
      try {
        Thread.sleep(TICK_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void say() {
    long now = System.nanoTime();
    for (Pending one : List.copyOf(pending.values())) {
      if (now - one.sentNanos() > AGAIN_NANOS) {
        send(one.maar(), one.index(), one.registers());
      }
    }
    boolean more = running;
    while (more && pending.size() < WINDOW) {
      more = askNext();
    }
  }

  /** A mobile node more, or another place or an end for one that is there; false if it is busy. */
  private boolean askNext() {
    boolean grows = population == 0 || (population < POPULATION && random.nextInt(3) > 0);
    int index = grows ? ++population : 1 + random.nextInt(population);
    if (pending.containsKey(nai(index))) {
      return false;
    }
    Optional<Ledger.Place> place = ledger.settled(nai(index));
    boolean ends = place.isPresent() && random.nextInt(LEAVING_ONE_IN) == 0;
    boolean atFirst = place.isPresent() && place.get().maar().equals(address(0));
    send(CrashDomain.PLAYED.get(atFirst == ends || place.isEmpty() ? 0 : 1), index, !ends);
    return true;
  }

  private static String address(int played) {
    return CrashDomain.maar(CrashDomain.PLAYED.get(played)).toString();
  }

  private static String nai(int index) {
    return Played.mn(index).identifier().toAscii();
  }

  private static Optional<Ledger.Place> place(int maar, int index, boolean registers) {
    return registers
        ? Optional.of(
            new Ledger.Place(
                CrashDomain.maar(maar).toString(), Played.prefix(maar, index).toString()))
        : Optional.empty();
  }

  private void send(int maar, int index, boolean registers) {
    sequence = (sequence + 1) & 0xffff;
    pending.put(nai(index), new Pending(maar, index, registers, sequence, System.nanoTime()));
    ledger.asked(nai(index), place(maar, index, registers));
    Timestamp now = NodeRunner.timestamp(Instant.now());
    transmit(maar, Played.update(maar, index, sequence, registers, now));
  }

  private void transmit(int maar, MobilityMessage message) {
    byte[] octets = MobilityHeader.encodeWithoutChecksum(message);
    try {
      sockets
          .get(CrashDomain.PLAYED.indexOf(maar))
          .send(new DatagramPacket(octets, octets.length, cmd));
    } catch (IOException nobodyThere) {
      // The CMD is dead, or this is over: it is said again.
      assert nobodyThere != null;
    }
  }

  private void listen(int maar, DatagramSocket socket) {
    byte[] buffer = new byte[MobilityHeader.MAX_OCTETS];
    while (!closed) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        Runnable task = strike.getAndSet(null);
        if (task != null) {
          task.run();
        }
        hear(maar, MobilityHeader.decodeVerified(buffer, 0, packet.getLength()));
      } catch (IOException | MalformedMessageException e) {
        // A dead CMD's port may be told as closed; nothing else comes.
        assert e != null;
      }
    }
  }

  private synchronized void hear(int maar, MobilityMessage message) {
    if (message instanceof BindingUpdate update && update.has(BindingUpdate.ACKNOWLEDGE)) {
      transmit(maar, Played.follows(update));
    } else if (message instanceof BindingAcknowledgement answer) {
      answered(maar, answer);
    }
  }

  private void answered(int maar, BindingAcknowledgement answer) {
    Optional<Pending> one = Played.about(answer).map(pending::get);
    if (one.isPresent() && one.get().maar() == maar && one.get().sequence() == answer.sequence()) {
      pending.remove(nai(one.get().index()));
      settle(one.get(), answer);
    }
  }

  private void settle(Pending one, BindingAcknowledgement answer) {
    String mn = nai(one.index());
    boolean itsPrefix =
        answer.options().first(HomeNetworkPrefix.class).stream()
            .anyMatch(it -> it.prefix().equals(Played.prefix(one.maar(), one.index())));
    if (answer.isAccepted() && itsPrefix) {
      ledger.acknowledged(mn, place(one.maar(), one.index(), one.registers()));
      moves += one.registers() && one.maar() != CrashDomain.PLAYED.get(0) ? 1 : 0;
    } else {
      ledger.refused(mn);
    }
  }

  @Override
  public void close() {
    closed = true;
    sockets.forEach(DatagramSocket::close);
  }
}
