package org.maarg.security.model;

/** Who does the harm (RFC 3552 3). */
public enum Adversary {
  /** Sends whatever it likes from anywhere, and sees nothing. */
  OFF_PATH("off-path"),
  /** Sees, copies and repeats what passes between the nodes. */
  ON_PATH("on-path"),
  /** A MAAR of the domain that has been taken over, with all its security associations. */
  ROGUE_MAAR("rogue-maar"),
  /** Mobile nodes that do what a mobile node can, for another purpose. */
  ROGUE_MNS("rogue-mns"),
  /** The CMD itself. */
  COMPROMISED_CMD("compromised-cmd"),
  /** Nobody: load and faults alone. */
  NOBODY("nobody");

  private final String text;

  Adversary(String text) {
    this.text = text;
  }

  /** As in files and reports. */
  public String text() {
    return text;
  }
}
