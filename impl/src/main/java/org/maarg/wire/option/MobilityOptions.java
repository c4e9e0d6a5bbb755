package org.maarg.wire.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of a message in the order they are sent; immutable. */
public final class MobilityOptions {
  /** No options. */
  public static final MobilityOptions NONE = new MobilityOptions(List.of());

  private final List<MobilityOption> options;

  private MobilityOptions(List<MobilityOption> options) {
    this.options = options;
  }

  /** These options in this order. */
  public static MobilityOptions of(MobilityOption... options) {
    return new MobilityOptions(List.of(options));
  }

  /** These options in this order. */
  public static MobilityOptions copyOf(List<MobilityOption> options) {
    return new MobilityOptions(List.copyOf(options));
  }

  /** All options, unmodifiable. */
  public List<MobilityOption> asList() {
    return options;
  }

  /** The first option of a kind; a repeated one beyond the first is for those who ask for all. */
  public <T extends MobilityOption> Optional<T> first(Class<T> kind) {
    for (MobilityOption option : options) {
      if (kind.isInstance(option)) {
        return Optional.of(kind.cast(option));
      }
    }
    return Optional.empty();
  }

  /** All options of a kind in order. */
  public <T extends MobilityOption> List<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>(2);
    for (MobilityOption option : options) {
      if (kind.isInstance(option)) {
        found.add(kind.cast(option));
      }
    }
    return found;
  }

  /** True if there is an option of this kind. */
  public boolean has(Class<? extends MobilityOption> kind) {
    for (MobilityOption option : options) {
      if (kind.isInstance(option)) {
        return true;
      }
    }
    return false;
  }

  // Implements: 8885-4.3-3, 8885-4.4-3, 8885-4.5-3, 8885-4.6-3, 8885-4.7-3, 8885-4.8-3
  /** Checks that options of RFC 8885 are there only where a message allows them (RFC 8885 4). */
  public void requireAllowed(boolean distributed) {
    if (distributed) {
      return;
    }
    for (MobilityOption option : options) {
      if (OptionType.needsDistributed(option.type())) {
        throw new IllegalArgumentException(
            OptionType.nameOf(option.type()) + " option in a message without the D flag");
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MobilityOptions that && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return options.hashCode();
  }

  @Override
  public String toString() {
    return options.toString();
  }
}
