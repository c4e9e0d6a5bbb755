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

  /** Gives octets as a text to the readers. */
  public static void play(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    boolean prefix = text.indexOf('/') >= 0;
    if (prefix) {
      check(text, prefix(text), Ipv6Prefix::parse, Ipv6Prefix::toString);
    } else {
      check(text, address(text), Ipv6Address::parse, Ipv6Address::toString);
      Octets hex = hex(text);
      check(text, hex, Octets::ofHex, Octets::toHex);
      check(text, hex, Octets::ofHex, it -> it.toHex(":"));
    }
    checkAscii(text, Octets.of(octets));
    // To be refused by the wrong reader is dear and seldom tells anything: one length in four.
    if (octets.length % 4 == 0) {
      checkRefused(text, prefix);
    }
  }

  /** Only a prefix has a slash, and it is nothing else. */
  private static void checkRefused(String text, boolean prefix) {
    if (prefix ? address(text) != null || hex(text) != null : prefix(text) != null) {
      throw new AssertionError("'" + text + "' is taken for what it is not");
    }
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

  /** One character is one octet. */
  private static void checkAscii(String text, Octets octets) {
    boolean ascii = true;
    boolean printable = true;
    for (int i = 0; i < text.length(); i++) {
      ascii &= text.charAt(i) < 0x80;
      printable &= text.charAt(i) >= ' ' && text.charAt(i) <= '~';
    }
    Octets read = ascii(text);
    if (!octets.toAscii().equals(text)
        || octets.isPrintableAscii() != printable
        || (read != null && read.equals(octets)) != ascii) {
      throw new AssertionError(octets + " is ASCII: " + ascii + ", printable: " + printable);
    }
  }
}
