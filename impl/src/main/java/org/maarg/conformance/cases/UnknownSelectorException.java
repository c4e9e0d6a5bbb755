package org.maarg.conformance.cases;

import java.util.List;
import org.maarg.conformance.play.TargetRole;
import org.maarg.runtime.config.Spelling;

/** A selector names no case. */
public final class UnknownSelectorException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownSelectorException(String selector, TargetRole role, List<String> known) {
    super(
        WithdrawnCases.named(role, selector)
            .map(it -> "'" + selector + "' is withdrawn. " + it.why())
            .orElse(
                "'"
                    + selector
                    + "' names no case for a "
                    + role.label()
                    + Spelling.suggestion(selector, known)
                    + "; --list shows all"));
  }
}
