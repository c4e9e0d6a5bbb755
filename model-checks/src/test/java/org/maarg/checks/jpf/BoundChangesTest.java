package org.maarg.checks.jpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;
import org.maarg.checks.world.Bounds;

class BoundChangesTest {
  @Test
  void everyNumberAmongTheBoundsCanBeChangedByItsName() throws ReflectiveOperationException {
    int named = 0;
    for (Method getter : Bounds.class.getDeclaredMethods()) {
      if (Modifier.isPublic(getter.getModifiers())
          && getter.getParameterCount() == 0
          && getter.getReturnType() == int.class) {
        Bounds changed = BoundChanges.change(Bounds.start(), getter.getName() + "=3");
        assertThat(getter.invoke(changed)).as(getter.getName()).isEqualTo(3);
        named++;
      }
    }
    assertThat(named).isGreaterThan(10);
  }

  @Test
  void anotherNameIsRefused() {
    assertThatThrownBy(() -> BoundChanges.change(Bounds.start(), "mode", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such bound");
  }
}
