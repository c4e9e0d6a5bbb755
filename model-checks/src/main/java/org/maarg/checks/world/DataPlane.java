package org.maarg.checks.world;

import org.maarg.protocol.Output;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.Tunnel;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/**
 * What the nodes have asked their drivers to set up: ends of tunnels, and routers shown to mobile
 * nodes. A driver believes the outputs and not the bindings, so neither may the properties. Each
 * piece is one number, each node's pieces a sorted array: that is small, and two ways to the same
 * pieces make the same state.
 */
final class DataPlane {
  /** What a piece is. */
  enum Kind {
    ANCHOR_END(0),
    SERVING_END(1),
    OLD_ROUTER(2),
    PREFERRED_ROUTER(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  private static final Kind[] ALL = Kind.values();
  private static final int KINDS = 4;
  private static final int NODES = 16;
  private static final int PREFIX_BITS = 32;
  private static final long PREFIX_MASK = 0xffffffffL;
  private static final long DOCUMENTATION = 0x20010db8L << PREFIX_BITS;
  private static final int PREFIX_LENGTH = 64;

  private final long[][] pieces;

  DataPlane(Bounds bounds) {
    this.pieces = new long[bounds.maars() + 1][0];
  }

  private DataPlane(DataPlane other) {
    // A node's array is replaced, never changed.
    this.pieces = other.pieces.clone();
  }

  DataPlane copy() {
    return new DataPlane(this);
  }

  /** All prefixes of a world differ in their second 32 bits, and only there. */
  static long piece(Kind kind, int mn, int peer, Ipv6Prefix prefix) {
    long head = ((long) mn * KINDS + kind.code) * NODES + peer;
    return (head << PREFIX_BITS) | (prefix.address().high() & PREFIX_MASK);
  }

  /** The piece that an anchor's end of a tunnel needs at the other node. */
  static long servingEnd(long anchorEnd, int anchor) {
    long head = ((long) mn(anchorEnd) * KINDS + Kind.SERVING_END.code) * NODES + anchor;
    return (head << PREFIX_BITS) | (anchorEnd & PREFIX_MASK);
  }

  static Kind kind(long piece) {
    return ALL[(int) ((piece >> PREFIX_BITS) / NODES % KINDS)];
  }

  static int mn(long piece) {
    return (int) ((piece >> PREFIX_BITS) / (NODES * KINDS));
  }

  static int peer(long piece) {
    return (int) ((piece >> PREFIX_BITS) % NODES);
  }

  static Ipv6Prefix prefix(long piece) {
    return Ipv6Prefix.of(Ipv6Address.of(DOCUMENTATION | (piece & PREFIX_MASK), 0), PREFIX_LENGTH);
  }

  void carryOut(int node, Output output) {
    if (output instanceof Output.AddTunnel add) {
      add(node, piece(add.tunnel()));
    } else if (output instanceof Output.RemoveTunnel remove) {
      remove(node, piece(remove.tunnel()));
    } else if (output instanceof Output.Advertise router) {
      withdraw(node, router.mn(), router.anchor(), router.prefix());
      Kind kind = router.preferred() ? Kind.PREFERRED_ROUTER : Kind.OLD_ROUTER;
      add(node, piece(kind, router.mn(), router.anchor(), router.prefix()));
    } else if (output instanceof Output.Withdraw router) {
      withdraw(node, router.mn(), router.anchor(), router.prefix());
    }
  }

  private static long piece(Tunnel tunnel) {
    boolean anchors = tunnel.end() == Tunnel.End.ANCHOR;
    return piece(
        anchors ? Kind.ANCHOR_END : Kind.SERVING_END, tunnel.mn(), tunnel.peer(), tunnel.prefix());
  }

  private static long piece(Kind kind, MnId mn, Ipv6Address peer, Ipv6Prefix prefix) {
    return piece(kind, Addresses.number(mn), Addresses.number(peer), prefix);
  }

  private void withdraw(int node, MnId mn, Ipv6Address anchor, Ipv6Prefix prefix) {
    remove(node, piece(Kind.OLD_ROUTER, mn, anchor, prefix));
    remove(node, piece(Kind.PREFERRED_ROUTER, mn, anchor, prefix));
  }

  private void add(int node, long piece) {
    if (!has(node, piece)) {
      pieces[node] = with(pieces[node], piece);
    }
  }

  /** The same pieces and one more, sorted. */
  static long[] with(long[] sorted, long piece) {
    long[] more = new long[sorted.length + 1];
    int at = 0;
    while (at < sorted.length && sorted[at] < piece) {
      more[at] = sorted[at];
      at++;
    }
    more[at] = piece;
    for (int i = at; i < sorted.length; i++) {
      more[i + 1] = sorted[i];
    }
    return more;
  }

  private void remove(int node, long piece) {
    if (has(node, piece)) {
      long[] present = pieces[node];
      long[] fewer = new long[present.length - 1];
      int count = 0;
      for (long other : present) {
        if (other != piece) {
          fewer[count] = other;
          count++;
        }
      }
      pieces[node] = fewer;
    }
  }

  /** A node has lost its memory, and its driver starts anew with it. */
  void forget(int node) {
    pieces[node] = new long[0];
  }

  /** Nobody has anything who is not in this world. */
  boolean has(int node, long piece) {
    if (node >= pieces.length) {
      return false;
    }
    for (long present : pieces[node]) {
      if (present == piece) {
        return true;
      }
    }
    return false;
  }

  /** All that a node has set up; not to be changed. */
  long[] of(int node) {
    return pieces[node];
  }

  /** What a node has set up for a mobile node. */
  long[] of(int node, int mn) {
    long[] some = new long[0];
    for (long piece : pieces[node]) {
      if (mn(piece) == mn) {
        some = with(some, piece);
      }
    }
    return some;
  }

  static String text(long[] pieces) {
    StringBuilder text = new StringBuilder();
    for (long piece : pieces) {
      text.append(text.length() == 0 ? "" : ", ");
      text.append(kind(piece).name()).append(' ').append(prefix(piece).toString());
      text.append(' ').append(Addresses.name(peer(piece)));
    }
    return pieces.length == 0 ? "nothing" : text.toString();
  }

  void writeState(StateWriter out) {
    for (int node = 1; node < pieces.length; node++) {
      out.put(pieces[node].length);
      for (long piece : pieces[node]) {
        out.put(piece);
      }
    }
  }
}
