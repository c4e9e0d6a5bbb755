package org.maarg.sim.ladder;

/**
 * A row of a ladder diagram.
 *
 * @param atMicros since the start of the run
 * @param from lane where an arrow starts or a mark stands; {@link #NO_LANE} if the node has none
 * @param to lane where an arrow ends; that of {@code from} for a mark
 * @param label what there is to say
 */
public record LadderRow(long atMicros, Kind kind, int from, int to, String label) {
  /** Lane of a node that is not in the diagram. */
  public static final int NO_LANE = -1;

  /** What a row shows. */
  public enum Kind {
    /** A message that has arrived. */
    MESSAGE('-'),
    /** A message that was lost on its way, or refused where it arrived. */
    LOST('x'),
    /** A mobile node attaches. */
    ATTACHED('*'),
    /** A mobile node leaves. */
    DETACHED('~'),
    /** A timer has run out. */
    TIMER('o'),
    /** An input had no effect. */
    DROPPED('!'),
    /** A node reports something. */
    EVENT('.'),
    /** A node has crashed. */
    CRASHED('X'),
    /** A node has started afresh. */
    RESTARTED('^');

    private final char mark;

    Kind(char mark) {
      this.mark = mark;
    }

    /** The character that stands for it in text. */
    public char mark() {
      return mark;
    }

    /** True for a row that goes from one lane to another. */
    public boolean isArrow() {
      return this == MESSAGE || this == LOST;
    }
  }

  /** A mark in one lane. */
  static LadderRow mark(long atMicros, Kind kind, int lane, String label) {
    return new LadderRow(atMicros, kind, lane, lane, label);
  }
}
