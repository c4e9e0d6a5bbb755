package org.maarg.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.runtime.config.ProfileNames;
import org.maarg.runtime.config.Spelling;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;
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
    root.registerConverter(Profile.class, of(ProfileNames::parse));
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
    throw new IllegalArgumentException(Spelling.noneOf(text, List.of("relay", "locator", "proxy")));
  }

  /** A mode as the command line calls it. */
  public static String nameOf(Mode mode) {
    return lower(mode.name());
  }

  /** A profile as the command line calls it. */
  public static String nameOf(Profile profile) {
    return ProfileNames.nameOf(profile);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
