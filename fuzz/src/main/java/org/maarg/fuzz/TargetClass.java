package org.maarg.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A fuzz target as the runner knows it. */
public final class TargetClass implements Comparable<TargetClass> {
  /** What the name of every target's class ends in. */
  static final String SUFFIX = "Target";

  private static final String ENTRY = "fuzzerTestOneInput";

  private final Class<?> type;
  private final FuzzTarget declared;
  private final Method entry;

  private TargetClass(Class<?> type, FuzzTarget declared, Method entry) {
    this.type = type;
    this.declared = declared;
    this.entry = entry;
  }

  /**
   * Takes a class for a target.
   *
   * @throws IllegalArgumentException if it does not keep the convention of {@link FuzzTarget}
   */
  public static TargetClass of(Class<?> type) {
    FuzzTarget declared = type.getAnnotation(FuzzTarget.class);
    if (declared == null) {
      throw new IllegalArgumentException(type.getName() + " has no @FuzzTarget");
    }
    try {
      Method entry = type.getMethod(ENTRY, byte[].class);
      if (Modifier.isStatic(entry.getModifiers()) && entry.getReturnType() == void.class) {
        return new TargetClass(type, declared, entry);
      }
    } catch (NoSuchMethodException missing) {
      // Said below, as for a method of another form.
    }
    throw new IllegalArgumentException(
        type.getName() + " has no public static void " + ENTRY + "(byte[])");
  }

  /** The name on the command line and of the folders: the class's in kebab case. */
  public String name() {
    String simple = type.getSimpleName();
    String stem = simple.substring(0, simple.length() - SUFFIX.length());
    return stem.replaceAll("(?<=.)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
  }

  /** The class to run. */
  public Class<?> type() {
    return type;
  }

  /** What the target checks. */
  public String about() {
    return declared.about();
  }

  /** Whose branches steer the fuzzer. */
  public List<String> instrument() {
    return List.of(declared.instrument());
  }

  /** The longest input the fuzzer makes, in octets. */
  public int maxOctets() {
    return declared.maxOctets();
  }

  /** True if the rate is held against that of the empty target. */
  public boolean isParser() {
    return declared.parser();
  }

  /**
   * The name of a parser's own yardstick, if the empty target is not all that it is measured by.
   */
  public Optional<String> ownYardstick() {
    return Optional.of(declared.measuredBy()).filter(it -> !it.isEmpty());
  }

  /** True if the target checks nothing and others' rates are measured by it. */
  public boolean isYardstick() {
    return declared.yardstick();
  }

  /** True if what the code under test compares does not steer the fuzzer. */
  public boolean hasChoices() {
    return declared.choices();
  }

  /** Of the classes that steer the fuzzer, those that do not. */
  public List<String> ignore() {
    return List.of(declared.ignore());
  }

  /** What the target's {@code public static List<byte[]> seeds()} gives; none without it. */
  @SuppressWarnings("unchecked")
  public List<byte[]> seeds() {
    try {
      return (List<byte[]>) type.getMethod("seeds").invoke(null);
    } catch (NoSuchMethodException none) {
      return List.of();
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(type.getName() + ".seeds()", broken);
    }
  }

  /**
   * Runs the target on one input in this Java machine.
   *
   * @throws Throwable what the target throws: the finding
   */
  public void run(byte[] octets) throws Throwable {
    try {
      entry.invoke(null, (Object) octets);
    } catch (InvocationTargetException finding) {
      throw finding.getCause() == null ? finding : finding.getCause();
    }
  }

  @Override
  public int compareTo(TargetClass other) {
    return name().compareTo(other.name());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TargetClass that && type == that.type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return name();
  }
}
