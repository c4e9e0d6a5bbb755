package org.maarg.cli.testbed;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.maarg.runtime.config.Faults;
import org.maarg.runtime.linux.NetworkNamespace;
import org.maarg.wire.Ipv6Address;

/** Packets between the mobile node, from one of its addresses, and the correspondent. */
abstract class Flow implements AutoCloseable {
  private static final long STOP_MILLIS = 2_000;

  private final String kind;
  private final Ipv6Address source;
  private final Arrivals arrivals = new Arrivals();
  private volatile boolean stopped;
  private volatile Optional<String> trouble = Optional.empty();
  private Optional<Thread> thread = Optional.empty();

  /** What a flow does in the mobile node's namespace until it is stopped. */
  interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  Flow(String kind, Ipv6Address source) {
    this.kind = kind;
    this.source = source;
  }

  /** Does the work; returns when {@link #isStopped()}. */
  abstract void run() throws Exception;

  /** Starts it on a thread in the mobile node's namespace. */
  final void start(Path namespace) {
    thread = Optional.of(inside(namespace, "maarg-" + kind, this::run, this::failed));
  }

  /** Starts a thread in a namespace, for good. */
  static Thread inside(
      Path namespace, String name, Work work, java.util.function.Consumer<Exception> failed) {
    Thread thread =
        new Thread(
            () -> {
              try {
                NetworkNamespace.enter(namespace);
                work.run();
              } catch (Exception e) {
                failed.accept(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void failed(Exception e) {
    if (!stopped) {
      trouble = Optional.of(Faults.reasonOf(e));
    }
  }

  static InetAddress inet(Ipv6Address address) {
    byte[] octets = new byte[Ipv6Address.OCTETS];
    address.write(octets, 0);
    try {
      return Inet6Address.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new AssertionError("16 octets are an address", e);
    }
  }

  final String kind() {
    return kind;
  }

  final Ipv6Address source() {
    return source;
  }

  final Arrivals arrivals() {
    return arrivals;
  }

  final boolean isStopped() {
    return stopped;
  }

  /** Why it ended before it was to. */
  final Optional<String> trouble() {
    return trouble;
  }

  /** True if numbers cannot be missing in this flow. */
  boolean isReliable() {
    return false;
  }

  /** Octets of the correspondent's that have arrived. */
  abstract long octets();

  @Override
  public void close() {
    stopped = true;
    thread.ifPresent(
        running -> {
          running.interrupt();
          try {
            running.join(STOP_MILLIS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
