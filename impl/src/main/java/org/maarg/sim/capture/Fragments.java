package org.maarg.sim.capture;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.maarg.wire.Octets;

/**
 * Puts fragments together, within bounds: of more than 64 packets in pieces at a time the oldest is
 * given up. A packet whose pieces overlap is never put together.
 */
final class Fragments {
  private static final int MAX_PACKETS = 64;
  private static final int MAX_PIECES = 128;
  private static final int MAX_OCTETS = 65_535;
  private static final int UNIT = 8;

  /**
   * A fragment.
   *
   * @param offset in octets
   * @param more whether it is not the last
   * @param next protocol of the whole packet's payload; counts in the first one only
   * @param number of the packet that it came in
   */
  record Piece(int offset, boolean more, int next, Octets octets, long number) {}

  /** A packet that is whole again; numbers of the packets that its pieces came in. */
  record Whole(int next, Octets octets, List<Long> numbers) {}

  private final Map<Octets, Pending> pending = new LinkedHashMap<>();
  private long lost;

  /** Adds a piece of a packet with this identity; the whole packet, if that was the last one. */
  Optional<Whole> add(Octets identity, Piece piece) {
    Pending packet = pending.computeIfAbsent(identity, absent -> new Pending());
    packet.add(piece);
    Optional<Whole> whole = packet.whole();
    if (whole.isPresent()) {
      pending.remove(identity);
    } else if (pending.size() > MAX_PACKETS) {
      Iterator<Pending> oldest = pending.values().iterator();
      lost += oldest.next().numbers.size();
      oldest.remove();
    }
    return whole;
  }

  /** Fragments so far that no packet has been made of. */
  long unused() {
    long waiting = 0;
    for (Pending packet : pending.values()) {
      waiting += packet.numbers.size();
    }
    return lost + waiting;
  }

  private static final class Pending {
    private final TreeMap<Integer, Octets> pieces = new TreeMap<>();
    private final List<Long> numbers = new ArrayList<>();
    private int next;
    private int held;
    private int end = -1;
    private boolean spoilt;

    void add(Piece piece) {
      numbers.add(piece.number());
      Octets same = pieces.get(piece.offset());
      if (same != null && same.equals(piece.octets())) {
        return;
      }
      int after = piece.offset() + piece.octets().length();
      spoilt |= isWrong(piece, after) || overlaps(piece.offset(), after);
      if (spoilt) {
        pieces.clear();
        return;
      }
      pieces.put(piece.offset(), piece.octets());
      held += piece.octets().length();
      end = piece.more() ? end : after;
      next = piece.offset() == 0 ? piece.next() : next;
    }

    private boolean isWrong(Piece piece, int after) {
      boolean half = piece.more() && piece.octets().length() % UNIT != 0;
      boolean beyond = after > MAX_OCTETS || (end >= 0 && (after > end || !piece.more()));
      boolean before = !piece.more() && !pieces.isEmpty() && pieces.lastKey() >= after;
      boolean none = piece.octets().length() == 0;
      return half || beyond || before || none || pieces.size() == MAX_PIECES;
    }

    private boolean overlaps(int from, int to) {
      var before = pieces.floorEntry(from);
      var behind = pieces.ceilingEntry(from);
      return (before != null && before.getKey() + before.getValue().length() > from)
          || (behind != null && behind.getKey() < to);
    }

    /** Pieces do not overlap, so that they are all there if there are octets enough. */
    Optional<Whole> whole() {
      if (spoilt || held != end) {
        return Optional.empty();
      }
      byte[] octets = new byte[end];
      pieces.forEach((offset, piece) -> piece.copyTo(octets, offset));
      return Optional.of(new Whole(next, Octets.of(octets), numbers));
    }
  }
}
