package org.maarg.checks.world;

/** One thing that can happen next in a world. */
public final class Action {
  /** What kind of thing. */
  public enum Kind {
    DELIVER,
    DROP,
    DUPLICATE,
    FORGE,
    FIRE,
    MOVE,
    MOVE_UNNOTICED,
    LEAVE,
    CRASH,
    LIE,
    CLOCK_ON,
    CLOCK_BACK,
    ODDITY,
    ATTACH_AGAIN
  }

  private final Kind kind;
  private final int a;
  private final int b;

  /**
   * Describes an action.
   *
   * @param a index of the message or timer, or number of the mobile node or node
   * @param b number of the MAAR moved to, or which of the oddities; otherwise 0
   */
  Action(Kind kind, int a, int b) {
    this.kind = kind;
    this.a = a;
    this.b = b;
  }

  Kind kind() {
    return kind;
  }

  int a() {
    return a;
  }

  int b() {
    return b;
  }
}
