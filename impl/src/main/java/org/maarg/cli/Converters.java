package org.maarg.cli;

import java.util.Locale;
import java.util.function.Function;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MnId;
import org.maarg.wire.Octets;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of arguments by their type. */
public final class Converters {
  private Converters() {}

  public static void register(CommandLine root) {
    root.registerConverter(Ipv6Address.class, of(Ipv6Address::parse));
    root.registerConverter(Octets.class, of(Octets::ofHex));
    root.registerConverter(MnId.class, of(MnId::nai));
    root.registerConverter(Mode.class, of(Converters::mode));
    root.registerConverter(Profile.class, of(Converters::profile));
  }

  private static <T> ITypeConverter<T> of(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static Mode mode(String text) {
    for (Mode mode : Mode.values()) {
      if (nameOf(mode).equals(lower(text))) {
        return mode;
      }
    }
    throw new IllegalArgumentException("'" + text + "' is none of relay, locator, proxy");
  }

  private static Profile profile(String text) {
    return switch (lower(text)) {
      case "reviewed-draft" -> Profile.REVIEWED_DRAFT;
      case "rfc8885" -> Profile.RFC8885;
      case "hardened" -> Profile.HARDENED;
      default ->
          throw new IllegalArgumentException(
              "'" + text + "' is none of reviewed-draft, rfc8885, hardened");
    };
  }

  /** A mode as the command line calls it. */
  public static String nameOf(Mode mode) {
    return lower(mode.name());
  }

  /** A profile as the command line calls it. */
  public static String nameOf(Profile profile) {
    return lower(profile.name()).replace('_', '-');
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
