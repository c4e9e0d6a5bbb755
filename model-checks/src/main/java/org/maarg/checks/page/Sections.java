package org.maarg.checks.page;

import java.util.Map;
import java.util.Optional;

/** Where the formats of messages and options stand in the RFCs. */
final class Sections {
  private static final Map<Integer, String> OPTIONS =
      Map.ofEntries(
          Map.entry(0, "6275 6.2.2"),
          Map.entry(1, "6275 6.2.3"),
          Map.entry(3, "6275 6.2.5"),
          Map.entry(8, "4283 3"),
          Map.entry(22, "5213 8.3"),
          Map.entry(23, "5213 8.4"),
          Map.entry(24, "5213 8.5"),
          Map.entry(25, "5213 8.6"),
          Map.entry(26, "5213 8.7"),
          Map.entry(27, "5213 8.8"),
          Map.entry(28, "5847 3.4"),
          Map.entry(65, "8885 4.3"),
          Map.entry(66, "8885 4.4"),
          Map.entry(67, "8885 4.5"),
          Map.entry(68, "8885 4.6"),
          Map.entry(69, "8885 4.7"),
          Map.entry(70, "8885 4.8"));

  private static final Map<Integer, String> MESSAGES =
      Map.of(5, "8885 4.1", 6, "8885 4.2", 7, "6275 6.1.9", 13, "5847 3.3");

  private Sections() {}

  /** RFC and section of an option, as {@code 8885 4.6}. */
  static Optional<String> ofOption(int type) {
    return Optional.ofNullable(OPTIONS.get(type));
  }

  /** RFC and section of a message of this MH Type. */
  static Optional<String> ofMessage(int type) {
    return Optional.ofNullable(MESSAGES.get(type));
  }
}
