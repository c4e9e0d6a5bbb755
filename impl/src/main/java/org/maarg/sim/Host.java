package org.maarg.sim;

import java.util.function.Supplier;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.maar.Maar;
import org.maarg.wire.Ipv6Address;

/**
 * A machine that runs a node: carries out what the node asks for, can crash, and starts again with
 * a fresh node. Knows no time and makes no choice; both are the {@link Driver}'s.
 */
public final class Host {
  /** Makes a node out of the state that it has kept. */
  interface Reading {
    /** The node that wrote these words. */
    Node read(StateReader state) throws UnreadableStateException;
  }

  private final String name;
  private final Supplier<? extends Node> supplier;
  private final Reading reading;
  private final DataPlaneState dataPlane = new DataPlaneState();
  private Node node;
  private boolean up = true;

  /**
   * A running host.
   *
   * @param name for people, unique on its network
   * @param supplier makes the node now and at every restart; always at the same address
   */
  public Host(String name, Supplier<? extends Node> supplier) {
    this(
        name,
        supplier,
        state -> {
          throw new IllegalStateException(name + " keeps no state");
        });
  }

  /**
   * A running host whose node can be made again out of what it has kept.
   *
   * @param reading makes the node for {@link #resume}
   */
  Host(String name, Supplier<? extends Node> supplier, Reading reading) {
    this.name = name;
    this.supplier = supplier;
    this.reading = reading;
    this.node = supplier.get();
  }

  /** Name for people. */
  public String name() {
    return name;
  }

  /** Address of the node. */
  public Ipv6Address address() {
    return node.address();
  }

  /** The node; after a crash the one that crashed, until the restart. */
  public Node node() {
    return node;
  }

  /** Tunnels and routers of the node. */
  public DataPlaneState dataPlane() {
    return dataPlane;
  }

  /** False between crash and restart. */
  public boolean isUp() {
    return up;
  }

  /** Gives the node an input and carries out what it asks for; the host must be up. */
  public void handle(Input input, Driver driver) {
    if (!up) {
      throw new IllegalStateException(name + " is down");
    }
    node.handle(input, output -> carryOut(output, driver));
  }

  private void carryOut(Output output, Driver driver) {
    if (output instanceof Output.Send send) {
      driver.send(this, send.to(), send.message());
    } else if (output instanceof Output.StartTimer start) {
      driver.startTimer(this, start.timer(), start.millis());
    } else if (output instanceof Output.CancelTimer cancel) {
      driver.cancelTimer(this, cancel.timer());
    } else {
      dataPlane.apply(output);
      driver.report(this, output);
    }
  }

  /** Stops the node and loses its data plane; the driver lets its timers die. */
  public void crash() {
    up = false;
    dataPlane.clear();
  }

  /** Starts a fresh node, which remembers nothing, on a host that is down. */
  public void restart() {
    requireDown();
    node = supplier.get();
    up = true;
  }

  /**
   * Starts, on a host that is down, a node that has kept its state outside of itself (decision
   * cmd-crash): it is read back, and what it had set up is set up again. Its timers are the
   * driver's.
   *
   * @throws IllegalStateException if it is a node that keeps no state
   */
  public void resume(Driver driver) {
    requireDown();
    StateWriter kept = new StateWriter();
    if (node instanceof Cmd cmd) {
      cmd.keep(kept);
    } else if (node instanceof Maar maar) {
      maar.keep(kept);
    }
    try {
      node = reading.read(new StateReader(kept.toArray()));
    } catch (UnreadableStateException e) {
      throw new IllegalStateException(name + " cannot read what it has kept", e);
    }
    up = true;
    if (node instanceof Maar maar) {
      maar.showStanding(output -> carryOut(output, driver));
    }
  }

  private void requireDown() {
    if (up) {
      throw new IllegalStateException(name + " is up");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
