package org.maarg.spec.rfc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.maarg.spec.requirement.Level;

/** The keywords of BCP 14, which count in capitals only (RFC 8174, section 2). */
public enum Keyword {
  MUST_NOT(Level.MUST_NOT),
  MUST(Level.MUST),
  REQUIRED(Level.MUST),
  SHALL_NOT(Level.MUST_NOT),
  SHALL(Level.MUST),
  SHOULD_NOT(Level.SHOULD_NOT),
  SHOULD(Level.SHOULD),
  NOT_RECOMMENDED(Level.SHOULD_NOT),
  RECOMMENDED(Level.SHOULD),
  MAY(Level.MAY),
  OPTIONAL(Level.MAY);

  private static final Pattern FORM =
      Pattern.compile(
          Arrays.stream(values())
              .map(it -> it.text().replace(" ", "\\s+"))
              .collect(Collectors.joining("|", "(?<![A-Za-z0-9_])(?:", ")(?![A-Za-z0-9_])")));

  private final Level level;

  Keyword(Level level) {
    this.level = level;
  }

  /** What it means (RFC 2119). */
  public Level level() {
    return level;
  }

  /** As RFCs write it. */
  public String text() {
    return name().replace('_', ' ');
  }

  /** All that stand in this text, in their order, repeated as they repeat. */
  public static List<Keyword> in(String text) {
    return FORM.matcher(text).results().map(it -> of(it.group())).toList();
  }

  private static Keyword of(String text) {
    return valueOf(text.replaceAll("\\s+", "_").toUpperCase(Locale.ROOT));
  }
}
