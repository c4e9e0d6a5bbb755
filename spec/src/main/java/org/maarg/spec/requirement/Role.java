package org.maarg.spec.requirement;

import java.util.Locale;
import java.util.Optional;

/** Who has to obey a requirement. */
public enum Role {
  /** The central mobility database. */
  CMD,
  /** The mobility anchor and access router. */
  MAAR,
  /** Whoever encodes and decodes messages. */
  CODEC;

  /** As the requirement files write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this text. */
  public static Optional<Role> of(String text) {
    for (Role role : values()) {
      if (role.text().equals(text)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
