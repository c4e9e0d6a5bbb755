package org.maarg.security.measure;

import org.maarg.sim.AddressPlan;
import org.maarg.wire.Ipv6Address;

/** When measuring began, and whom it concerns. */
public final class Window {
  private final AddressPlan plan;
  private boolean open;
  private long openedAtMillis;

  /** A window that is not open yet. */
  public Window(AddressPlan plan) {
    this.plan = plan;
  }

  /** Measuring begins now, if it has not. */
  public void open(long nowMillis) {
    if (!open) {
      open = true;
      openedAtMillis = nowMillis;
    }
  }

  /** True from the start of measuring on. */
  public boolean isOpen() {
    return open;
  }

  /** When measuring began, in milliseconds since the start of the run. */
  public long openedAtMillis() {
    return openedAtMillis;
  }

  /** Addresses. */
  public AddressPlan plan() {
    return plan;
  }

  boolean isCmd(Ipv6Address address) {
    return address.equals(plan.cmd());
  }
}
