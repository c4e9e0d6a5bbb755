package org.maarg.fuzz.targets;

/** Patterns of classes that several targets name. */
final class Scope {
  /** The codec. */
  static final String WIRE = "org.maarg.wire.**";

  /** What the codec reads octets with; its own branches are loops and ranges. */
  static final String WIRE_HELPERS =
      "org.maarg.wire.Checksum:org.maarg.wire.Octet*:org.maarg.wire.Ipv6*:org.maarg.wire.Ranges"
          + ":org.maarg.wire.Refusal*";

  /** What a node writes its state with, for oracles that compare it. */
  static final String STATE_WORDS = "org.maarg.protocol.StateWriter";

  private Scope() {}
}
