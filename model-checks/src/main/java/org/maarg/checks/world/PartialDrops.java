package org.maarg.checks.world;

import org.maarg.protocol.DropReason;

/** Reasons to drop a part of what came, while the rest of it has its effects. */
public final class PartialDrops {
  private PartialDrops() {}

  // Verifies: 5213-6.9.1.2-12
  /**
   * True if what was dropped for this reason may have been a part of an input only. An answer with
   * a changed option has one effect: nothing is sent again (RFC 5213 6.9.1.2). After a refusal with
   * 155 a MAAR wants another prefix: its pool may have none, and the refusal counts all the same.
   */
  public static boolean mayBe(DropReason reason) {
    return switch (reason) {
      case TUNNEL_TO_SELF,
          UNKNOWN_PEER,
          PREFIX_NOT_OF_PEER,
          UNUSABLE_ADDRESS,
          POOL_EXHAUSTED,
          CHANGED_OPTION ->
          true;
      default -> false;
    };
  }
}
