package org.maarg.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Endpoints for programs whose configuration has to name a port before anybody has bound it. They
 * are on a loopback address that no other run of the tests uses, so that nobody takes the port in
 * between; Linux has all of 127.0.0.0/8.
 */
public final class OwnLoopback {
  /** Below the ports that Linux gives to whoever binds to no port in particular. */
  private static final AtomicInteger NEXT_PORT = new AtomicInteger(20_000);

  /** Process ids have 22 bits at most. */
  private static final int HIGHEST = 0x40;

  private OwnLoopback() {}

  /** The address: 127.64.0.0 and above, by the id of this process. */
  public static String address() {
    long pid = ProcessHandle.current().pid();
    return "127." + (HIGHEST | (pid >> 16 & 0x3f)) + "." + (pid >> 8 & 0xff) + "." + (pid & 0xff);
  }

  /** The address with a port that this run has not had before. */
  public static String next() {
    return address() + ":" + NEXT_PORT.getAndIncrement();
  }
}
