package org.maarg.runtime.dataplane;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.maarg.runtime.linux.LinkEvents;
import org.maarg.runtime.linux.LinuxException;
import org.maarg.runtime.linux.PacketSocket;
import org.maarg.wire.neighbor.RouterSolicitation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The access link as frames: Router Solicitations from it, Router Advertisements to it. */
final class AccessLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLink.class);
  private static final long STOP_MILLIS = 2_000;

  private final PacketSocket packets;
  private final LinkEvents events;
  private final Thread solicitations;
  private final Thread changes;
  private volatile boolean closed;

  /**
   * Opens the link and begins to listen.
   *
   * @param interfaceIndex of the access link
   * @param solicited hears of each frame that has a Router Solicitation, on a thread of this class
   * @param changed hears that some link of the host may have changed, likewise
   */
  AccessLink(
      int interfaceIndex, Optional<Path> namespace, Consumer<byte[]> solicited, Runnable changed) {
    packets = PacketSocket.open(RouterSolicitation.TYPE, interfaceIndex, namespace);
    events = LinkEvents.open(namespace);
    solicitations = listener("maarg-solicitations", () -> hear(solicited));
    changes = listener("maarg-links", () -> look(changed));
  }

  private boolean hear(Consumer<byte[]> solicited) {
    packets.receive().ifPresent(solicited);
    return !closed;
  }

  private boolean look(Runnable changed) {
    if (events.await()) {
      changed.run();
    }
    return !closed;
  }

  private static Thread listener(String name, BooleanSupplier turn) {
    Thread thread = new Thread(() -> listen(name, turn), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void listen(String name, BooleanSupplier turn) {
    try {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = turn.getAsBoolean();
      }
    } catch (LinuxException e) {
      LOG.error("{} hears nothing any more: {}", name, e.getMessage());
    }
  }

  /** Sends a frame. */
  void send(Frame frame) {
    packets.send(frame.encode());
  }

  @Override
  public void close() {
    closed = true;
    try {
      solicitations.join(STOP_MILLIS);
      changes.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    packets.close();
    events.close();
  }
}
