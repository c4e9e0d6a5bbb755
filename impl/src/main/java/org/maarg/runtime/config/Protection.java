package org.maarg.runtime.config;

import java.util.Locale;

/**
 * How it is known that a peer's messages come through a security association (RFC 5213 4, RFC 8885
 * 6).
 */
public enum Protection {
  /** It is not known: what comes from the peer counts as unprotected. */
  NONE("false"),
  /** The operator vouches for it: by IPsec, or by a link that nobody else can write to. */
  ASSERTED("true"),
  /** This node looks itself: see {@link IpsecSettings}. */
  VERIFIED("verified");

  private final String configName;

  Protection(String configName) {
    this.configName = configName;
  }

  /** The word for it in a configuration. */
  public String configName() {
    return configName;
  }

  /** The word for it in what a node shows: none, asserted or verified. */
  public String shownName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Protection asserted(boolean secured) {
    return secured ? ASSERTED : NONE;
  }
}
