package org.maarg.checks.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.mutants.Mutants;

/** Values may be written by content because nothing about them can change. */
class ValueTypesTest {
  /** Worked out when first asked for, from what does not change. */
  private static final Set<String> CACHES = Set.of("Flight.digest", "ArmedTimer.digest");

  static List<String> names() {
    return ValueTypes.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aValueNeverChangesAndHasNoSubclasses(String name) throws ClassNotFoundException {
    Class<?> type = Class.forName(name);
    assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
    assertThat(type.getSuperclass()).isIn(Object.class, Record.class);
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())
          && !CACHES.contains(type.getSimpleName() + "." + field.getName())) {
        assertThat(Modifier.isFinal(field.getModifiers())).as(field.toString()).isTrue();
        assertThat(isValue(field.getType())).as(field.toString()).isTrue();
      }
    }
  }

  /** Primitives and their arrays, values, enumerations, and containers that the core copies. */
  private static boolean isValue(Class<?> type) {
    return type.isPrimitive()
        || type == byte[].class
        || type.isEnum()
        || ValueTypes.names().contains(type.getName())
        || List.of(Optional.class, List.class, String.class).contains(type)
        || (type.isSealed()
            && Arrays.stream(type.getPermittedSubclasses()).allMatch(ValueTypesTest::isValue));
  }

  @Test
  void whatIsRecordedIsThere() {
    assertThat(Recorded.worlds())
        .hasSizeGreaterThanOrEqualTo(12)
        .doesNotHaveDuplicates()
        .allSatisfy(
            name -> {
              assertThat(Worlds.named(name)).isPresent();
              assertThat(Worlds.named(name).orElseThrow().finding()).isEmpty();
              assertThat(Worlds.named(name).orElseThrow().unique()).isBetween(1, 50_000);
            });
    assertThat(Recorded.mutants())
        .hasSizeGreaterThanOrEqualTo(10)
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(Mutants.named(id)).isPresent());
  }
}
