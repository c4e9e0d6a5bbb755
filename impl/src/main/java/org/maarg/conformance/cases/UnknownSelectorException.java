package org.maarg.conformance.cases;

import org.maarg.conformance.play.TargetRole;

/** A selector names no case. */
public final class UnknownSelectorException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownSelectorException(String selector, TargetRole role) {
    super(
        WithdrawnCases.named(role, selector)
            .map(it -> "'" + selector + "' is withdrawn. " + it.why())
            .orElse(
                "'" + selector + "' names no case for a " + role.label() + "; --list shows all"));
  }
}
