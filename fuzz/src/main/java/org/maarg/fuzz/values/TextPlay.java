package org.maarg.fuzz.values;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
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
    check(text, Ipv6Address::parse, Ipv6Address::toString);
    check(text, Ipv6Prefix::parse, Ipv6Prefix::toString);
    check(text, Octets::ofHex, Octets::toHex);
    check(text, Octets::ofHex, it -> it.toHex(":"));
    check(text, Octets::ofAscii, Octets::toAscii);
    checkPrintable(Octets.of(octets));
  }

  private static <T> void check(
      String text, Function<String, T> reader, Function<T, String> writer) {
    T value;
    try {
      value = reader.apply(text);
    } catch (IllegalArgumentException refused) {
      return;
    }
    String written = writer.apply(value);
    T again = reader.apply(written);
    if (!again.equals(value) || !writer.apply(again).equals(written)) {
      throw new AssertionError("'" + text + "' is read as " + value + ", then as " + again);
    }
  }

  private static void checkPrintable(Octets octets) {
    boolean printable = octets.toAscii().chars().allMatch(c -> c >= ' ' && c <= '~');
    if (octets.isPrintableAscii() != printable) {
      throw new AssertionError(octets + " is printable: " + printable);
    }
  }
}
