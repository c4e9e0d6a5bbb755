package org.maarg.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The wheel against a list of what is due when. */
class TimerWheelTest {
  private static final long ROUND = 1L << 36;

  private final TimerWheel wheel = new TimerWheel();
  private final Queue<TimerWheel.Entry> due = new ArrayDeque<>();

  private static final class Entry extends TimerWheel.Entry {
    @Override
    public void run() {
      throw new AssertionError("the wheel only hands over");
    }
  }

  private Entry put(long at) {
    Entry entry = new Entry();
    wheel.put(entry, at);
    return entry;
  }

  /** Moves time from one thing to do to the next, as the alarms do. */
  private void advance(long to) {
    while (wheel.next() < to) {
      wheel.advance(wheel.next(), due);
    }
    wheel.advance(to, due);
  }

  @Test
  void nothingIsDueInAnEmptyWheel() {
    assertThat(wheel.next()).isEqualTo(TimerWheel.NEVER);
    advance(1_000_000);
    assertThat(due).isEmpty();
    assertThat(wheel.next()).isEqualTo(TimerWheel.NEVER);
  }

  @Test
  void whatIsOverdueIsDueNow() {
    advance(100);
    Entry entry = put(7);
    assertThat(wheel.next()).isEqualTo(100);
    advance(100);
    assertThat(due).containsExactly(entry);
  }

  @Test
  void whatIsFurtherAwayThanTheWheelReachesComesRoundAgain() {
    advance(ROUND - 5);
    Entry entry = put(3 * ROUND + 17);
    advance(3 * ROUND + 16);
    assertThat(due).isEmpty();
    advance(3 * ROUND + 17);
    assertThat(due).containsExactly(entry);
  }

  @Test
  void whatIsPutOffStaysWhereItIsUntilItsSlotComes() {
    Entry entry = put(10);
    wheel.put(entry, 5_000);
    assertThat(wheel.next()).isEqualTo(10);
    advance(4_999);
    assertThat(due).isEmpty();
    advance(5_000);
    assertThat(due).containsExactly(entry);
  }

  @Test
  void whatIsPutForwardMoves() {
    Entry entry = put(5_000);
    wheel.put(entry, 10);
    assertThat(wheel.next()).isEqualTo(10);
    advance(10);
    assertThat(due).containsExactly(entry);
    advance(10_000);
    assertThat(due).hasSize(1);
  }

  @Test
  void removedFromAnyPlaceOfItsSlot() {
    for (int gone = 0; gone < 3; gone++) {
      due.clear();
      long at = 100L * (gone + 1);
      List<Entry> entries = new ArrayList<>(List.of(put(at), put(at), put(at)));
      Entry removed = entries.remove(gone);
      wheel.remove(removed);
      wheel.remove(removed);
      advance(at);
      assertThat(due).containsExactlyInAnyOrderElementsOf(entries);
    }
    assertThat(wheel.next()).isEqualTo(TimerWheel.NEVER);
  }

  @Test
  void clearedOfAllRings() {
    List<Entry> entries = List.of(put(1), put(1), put(100), put(1L << 20), put(3 * ROUND));
    wheel.clear();
    assertThat(wheel.next()).isEqualTo(TimerWheel.NEVER);
    wheel.put(entries.get(1), 2);
    advance(4 * ROUND);
    assertThat(due).containsExactly(entries.get(1));
  }

  /** Each is due exactly at its tick, whatever the present, and after no more than six moves. */
  @Property
  void eachIsDueAtItsTick(
      @ForAll @LongRange(min = 0, max = 3 * ROUND) long present,
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 2 * ROUND) Long> ahead) {
    TimerWheel fresh = new TimerWheel();
    Queue<TimerWheel.Entry> found = new ArrayDeque<>();
    fresh.advance(present, found);
    for (long ticks : ahead) {
      fresh.put(new Entry(), present + ticks);
    }
    int steps = 0;
    int seen = 0;
    for (long at = fresh.next(); at != TimerWheel.NEVER; at = fresh.next()) {
      fresh.advance(at, found);
      for (; seen < found.size(); seen++) {
        assertThat(List.copyOf(found).get(seen).due()).isEqualTo(at);
      }
      steps++;
    }
    assertThat(found).hasSize(ahead.size());
    assertThat(steps).isLessThanOrEqualTo(9 * ahead.size());
  }
}
