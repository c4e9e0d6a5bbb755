package org.maarg.runtime;

import java.util.Queue;

/**
 * What is due when: rings of 64 slots, where a slot of one ring is as long as the whole ring below.
 * An entry is put into the lowest ring that reaches its tick, and comes down ring by ring as time
 * goes on, six times at most. To put, to remove and to find the next costs the same however many
 * there are.
 *
 * <p>An entry that is put off stays where it is until its slot comes, and goes on from there: a
 * session that is renewed again and again does not move at all. Knows no clock and no thread.
 *
 * <p>{@code HashedWheelTimer} of Netty fires on a thread of its own, and so after a cancel, too;
 * wheels of one ring look at all entries each time round.
 */
final class TimerWheel {
  /** There is nothing. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int BITS = 6;
  private static final int SLOTS = 1 << BITS;
  private static final int RINGS = 6;

  /** An entry further away than this comes round more than once. */
  private static final long FARTHEST = (1L << (BITS * RINGS)) - 1;

  private static final int NOWHERE = -1;

  /** Something that will be due. In a slot it is one link of a chain that ends where it begins. */
  abstract static class Entry implements Runnable {
    private long due;
    private int place = NOWHERE;
    private Entry previous = this;
    private Entry next = this;

    /** Tick at which it is due, or was at last. */
    final long due() {
      return due;
    }

    private void linkBehind(Entry other) {
      previous = other;
      next = other.next;
      next.previous = this;
      other.next = this;
    }

    private void unlink() {
      previous.next = next;
      next.previous = previous;
      previous = this;
      next = this;
      place = NOWHERE;
    }
  }

  /** Beginning and end of a slot's chain. */
  private static final class Slot extends Entry {
    @Override
    public void run() {
      throw new IllegalStateException("a slot is not due");
    }

    boolean isEmpty() {
      return first() == this;
    }

    Entry first() {
      return super.next;
    }
  }

  private final Slot[] slots = new Slot[RINGS * SLOTS];

  /** Of each ring a bit for each slot, set if something is in it. */
  private final long[] taken = new long[RINGS];

  private long now;

  TimerWheel() {
    for (int place = 0; place < slots.length; place++) {
      slots[place] = new Slot();
    }
  }

  /** Puts an entry to where it is due, from wherever it was. */
  void put(Entry entry, long due) {
    boolean stays = entry.place != NOWHERE && due >= entry.due;
    if (!stays) {
      remove(entry);
    }
    entry.due = due;
    if (!stays) {
      insert(entry);
    }
  }

  private void insert(Entry entry) {
    long at = Math.min(Math.max(entry.due, now), now + FARTHEST);
    int highest = Long.SIZE - 1 - Long.numberOfLeadingZeros((now ^ at) | (SLOTS - 1));
    int ring = Math.min(highest / BITS, RINGS - 1);
    int slot = slotAt(ring, at);
    entry.place = ring * SLOTS + slot;
    entry.linkBehind(slots[entry.place]);
    taken[ring] |= 1L << slot;
  }

  /** Takes an entry out; nothing happens if it is not in. */
  void remove(Entry entry) {
    int place = entry.place;
    if (place != NOWHERE) {
      entry.unlink();
      if (slots[place].isEmpty()) {
        taken[place / SLOTS] &= ~(1L << (place % SLOTS));
      }
    }
  }

  /**
   * Tick at which there is something to do: an entry is due, or comes down a ring. Never later than
   * the first that is due; {@link #NEVER} if there is none.
   */
  long next() {
    int place = nearest();
    return place == NOWHERE ? NEVER : begin(place);
  }

  /** Moves time on, and hands over what is due by then, the earliest slots first. */
  void advance(long to, Queue<Entry> due) {
    for (int place = nearest(); place != NOWHERE && begin(place) <= to; place = nearest()) {
      now = begin(place);
      // What comes down goes to another slot: at its tick it is due, or in a lower ring.
      while (!slots[place].isEmpty()) {
        Entry entry = slots[place].first();
        remove(entry);
        if (entry.due <= now) {
          due.add(entry);
        } else {
          insert(entry);
        }
      }
    }
    now = Math.max(now, to);
  }

  /** Takes everything out. */
  void clear() {
    for (Slot slot : slots) {
      while (!slot.isEmpty()) {
        remove(slot.first());
      }
    }
  }

  /**
   * The slot that comes first: in the lowest ring that has any, for a ring ends before the next.
   */
  private int nearest() {
    for (int ring = 0; ring < RINGS; ring++) {
      if (taken[ring] != 0) {
        int first = firstSlot(ring);
        int behind = Long.numberOfTrailingZeros(Long.rotateRight(taken[ring], first));
        return ring * SLOTS + (first + behind) % SLOTS;
      }
    }
    return NOWHERE;
  }

  /** What is in the present slot of a ring above the lowest is there for the next time round. */
  private int firstSlot(int ring) {
    return slotAt(ring, now) + (ring == 0 ? 0 : 1);
  }

  private static int slotAt(int ring, long tick) {
    return (int) (tick >>> (ring * BITS)) & (SLOTS - 1);
  }

  /** The tick with which a slot begins, from now on. */
  private long begin(int place) {
    int ring = place / SLOTS;
    long round = 1L << ((ring + 1) * BITS);
    long begin = (now & -round) + ((long) (place % SLOTS) << (ring * BITS));
    return begin < now || (begin == now && ring > 0) ? begin + round : begin;
  }
}
