package org.maarg.fuzz.values;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.Octets;

/**
 * Texts that a configuration or a command line may hold: each reader takes them or refuses them
 * with {@link IllegalArgumentException}, and what it takes it writes in one way that reads back.
 */
public final class TextPlay {
  private TextPlay() {}

  /** Gives octets as a text to every reader. */
  public static void play(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    check(text, address(text), Ipv6Address::parse, Ipv6Address::toString);
    check(text, prefix(text), Ipv6Prefix::parse, Ipv6Prefix::toString);
    check(text, ascii(text), Octets::ofAscii, Octets::toAscii);
    Octets hex = hex(text);
    check(text, hex, Octets::ofHex, Octets::toHex);
    check(text, hex, Octets::ofHex, it -> it.toHex(":"));
    checkPrintable(Octets.of(octets), text);
  }

  // Nearly every text is refused by each of these. One method for all of them would be handed the
  // reader, and what a reader throws out of such a call costs more than all the reading.

  private static @Nullable Ipv6Address address(String text) {
    try {
      return Ipv6Address.parse(text);
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  private static @Nullable Ipv6Prefix prefix(String text) {
    try {
      return Ipv6Prefix.parse(text);
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  private static @Nullable Octets ascii(String text) {
    try {
      return Octets.ofAscii(text);
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  private static @Nullable Octets hex(String text) {
    try {
      return Octets.ofHex(text);
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  /** Writes what was read, if it was not refused, and reads that again. */
  private static <T> void check(
      String text, @Nullable T value, Function<String, T> reader, Function<T, String> writer) {
    if (value == null) {
      return;
    }
    String written = writer.apply(value);
    T again = reader.apply(written);
    if (!again.equals(value) || !writer.apply(again).equals(written)) {
      throw new AssertionError("'" + text + "' is read as " + value + ", then as " + again);
    }
  }

  private static void checkPrintable(Octets octets, String text) {
    boolean printable = true;
    for (int i = 0; i < text.length(); i++) {
      printable &= text.charAt(i) >= ' ' && text.charAt(i) <= '~';
    }
    if (octets.isPrintableAscii() != printable || !octets.toAscii().equals(text)) {
      throw new AssertionError(octets + " is printable: " + printable);
    }
  }
}
