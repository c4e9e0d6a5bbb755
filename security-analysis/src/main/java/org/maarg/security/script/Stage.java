package org.maarg.security.script;

import java.util.function.Consumer;
import org.maarg.sim.AddressPlan;
import org.maarg.sim.Datagram;
import org.maarg.sim.DomainState;
import org.maarg.sim.LinkModel;
import org.maarg.sim.TraceEvent;
import org.maarg.sim.Verdict;
import org.maarg.wire.Ipv6Address;

/**
 * A running domain as scripts and measurements see it. Nodes are called by number: 0 is the CMD,
 * MAARs count from 1. Mobile nodes count from 1.
 */
public interface Stage {
  /** Addresses and pools. */
  AddressPlan plan();

  /** Milliseconds since the start. */
  long nowMillis();

  /** Has everything told that can be seen. */
  void observe(Consumer<TraceEvent> observer);

  /** Lets time pass until a moment in milliseconds since the start. */
  void runUntil(long millis);

  /** Lets time pass until nothing is under way, but at most so long; true if all is quiet. */
  boolean runUntilQuiet(long limitMillis);

  /** Whether all was quiet when that was waited for last. */
  boolean isQuiet();

  /** Does something at a later time. */
  void at(long millis, Runnable step);

  /** A mobile node attaches to a MAAR; a former MAAR does not notice. */
  void attach(int mn, int maar);

  /** A mobile node leaves where it is. */
  void detach(int mn);

  /** A node loses its state and stops. */
  void crash(int node);

  /** A node starts afresh. */
  void restart(int node);

  /** A crashed node goes on where it was at its crash: it has kept its state. */
  void resume(int node);

  /** A node loses its state and starts afresh; nobody on its link attaches again. */
  void wipe(int node);

  /** The links. */
  LinkModel links();

  /** From now on nothing protects what one node sends to the other. */
  void withoutAssociation(int from, int to);

  /** What was sent last, as somebody on the path has seen it, the newest first. */
  Iterable<Datagram> recorded();

  /** Puts a datagram on the network; it arrives after a delay. */
  void inject(Datagram datagram, long delayMillis);

  /** An identifier for a datagram to inject. */
  long nextDatagramId();

  /** Bindings, tunnels and routers of all nodes. */
  DomainState state();

  /** Whether the domain is consistent. */
  Verdict verdict();

  /** Begins to measure, if that has not begun. */
  void watch();

  /** Address of a node, checked to be one of the domain. */
  default Ipv6Address address(int node) {
    return node == 0 ? plan().cmd() : plan().maar(node);
  }
}
