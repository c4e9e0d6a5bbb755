package org.maarg.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What holds for every record that says itself when two are equal: each component counts. Tables,
 * snapshots and the model checks compare such values.
 */
public final class Values {
  private Values() {}

  /**
   * Fails unless two records are equal exactly if all components are.
   *
   * @param samples two different values or more for each type of a component, the first two such
   *     that any mixture makes a record
   */
  public static void obeyed(Class<? extends Record> type, Map<Class<?>, List<?>> samples) {
    Object[] base = components(type).map(it -> sample(samples, it, 0)).toArray();
    Record value = make(type, base);
    assertThat(value)
        .isEqualTo(make(type, base.clone()))
        .hasSameHashCodeAs(make(type, base.clone()))
        .isNotEqualTo("another type");
    assertThat(value.toString()).isNotBlank();
    Set<Integer> hashes = new HashSet<>(Set.of(value.hashCode()));
    for (int i = 0; i < base.length; i++) {
      Object[] changed = base.clone();
      changed[i] = sample(samples, type.getRecordComponents()[i], 1);
      Record other = make(type, changed);
      String name = type.getRecordComponents()[i].getName();
      assertThat(other).as(name).isNotEqualTo(value);
      assertThat(value).as(name).isNotEqualTo(other);
      hashes.add(other.hashCode());
    }
    assertThat(hashes).as("some component counts for the hash code").hasSizeGreaterThan(1);
  }

  /**
   * Fails unless records are ordered by so many of their first components, an earlier one before a
   * later one. Nodes keep tables in such orders, so that no run depends on hash codes.
   *
   * @param samples as above, in ascending order
   */
  public static <T extends Record & Comparable<T>> void ordered(
      Class<T> type, int count, Map<Class<?>, List<?>> samples) {
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < count; i++) {
      Object[] less = new Object[components.length];
      Object[] more = new Object[components.length];
      for (int j = 0; j < components.length; j++) {
        less[j] = sample(samples, components[j], j > i && j < count ? 1 : 0);
        more[j] = sample(samples, components[j], j == i ? 1 : 0);
      }
      String name = components[i].getName();
      assertThat(make(type, less).compareTo(make(type, more))).as(name).isNegative();
      assertThat(make(type, more).compareTo(make(type, less))).as(name).isPositive();
      assertThat(make(type, more).compareTo(make(type, more))).as(name).isZero();
    }
  }

  private static Stream<RecordComponent> components(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents());
  }

  private static Object sample(Map<Class<?>, List<?>> samples, RecordComponent of, int which) {
    Class<?> type = of.getType();
    if (type.isEnum()) {
      return type.getEnumConstants()[which];
    }
    return requireNonNull(samples.get(type), () -> "no samples of " + type).get(which);
  }

  private static <T extends Record> T make(Class<T> type, Object... components) {
    Class<?>[] types = components(type).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(components);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(type + " refuses " + List.of(components), refused);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
