package org.maarg.fuzz.oracle;

import java.util.HexFormat;

/** What a target finds: two that should agree do not. */
public final class Disagreement extends AssertionError {
  private static final long serialVersionUID = 1L;

  /**
   * A disagreement about some octets.
   *
   * @param what who says what
   * @param octets shown in full
   */
  public Disagreement(String what, byte[] octets) {
    super(what + "; octets " + HexFormat.of().formatHex(octets));
  }
}
