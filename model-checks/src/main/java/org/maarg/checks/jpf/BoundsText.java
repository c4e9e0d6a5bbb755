package org.maarg.checks.jpf;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.maarg.checks.world.Bounds;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.runtime.config.ConfigProfile;

/**
 * Bounds in words, for a record. All that there are, so that no two worlds look the same that are
 * not, and none is forgotten that comes later.
 */
final class BoundsText {
  private BoundsText() {}

  /** A YAML mapping, indented. */
  static String of(Bounds bounds) {
    Map<String, String> values = values(bounds);
    values.put("profile", profile(bounds.profile()));
    return values.entrySet().stream()
        .map(it -> "\n  " + it.getKey() + ": " + it.getValue())
        .collect(Collectors.joining());
  }

  /** The profile that it is made of, and the knobs that are not as there. */
  private static String profile(Profile profile) {
    String name = profile.name();
    String base = name.endsWith("+") ? name.substring(0, name.length() - 1) : name;
    Profile shipped = Profile.named(base);
    StringBuilder text = new StringBuilder("{of: ").append(base);
    for (Knob knob : Knob.values()) {
      if (profile.value(knob) != shipped.value(knob)) {
        text.append(", ")
            .append(knob.configName())
            .append(": ")
            .append(ConfigProfile.text(profile, knob));
      }
    }
    return text.append('}').toString();
  }

  private static Map<String, String> values(Object object) {
    Map<String, String> values = new TreeMap<>();
    for (Method getter : object.getClass().getDeclaredMethods()) {
      Class<?> type = getter.getReturnType();
      boolean value = type.isPrimitive() || type.isEnum();
      if (value && Modifier.isPublic(getter.getModifiers()) && getter.getParameterCount() == 0) {
        values.put(getter.getName(), value(object, getter));
      }
    }
    return values;
  }

  private static String value(Object object, Method getter) {
    try {
      return String.valueOf(getter.invoke(object));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
