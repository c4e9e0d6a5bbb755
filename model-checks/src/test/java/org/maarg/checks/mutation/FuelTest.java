package org.maarg.checks.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** A node that goes round in its code comes to an end, and one that does its work does not. */
class FuelTest {
  /** Counts to a number, or for good. */
  public static final class Counter {
    private Counter() {}

    /** Counts. */
    public static int count(int to) {
      int reached = 0;
      while (reached != to) {
        reached = to < 0 ? reached & 1 : reached + 1;
      }
      return reached;
    }
  }

  private static Method woven() throws ReflectiveOperationException {
    byte[] octets = FuelWeaver.weave(CoreClasses.octets(Counter.class.getName()).orElseThrow());
    ClassLoader loader =
        new ClassLoader(FuelTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Counter.class.getName())
                ? defineClass(name, octets, 0, octets.length)
                : super.loadClass(name, resolve);
          }
        };
    return loader.loadClass(Counter.class.getName()).getMethod("count", int.class);
  }

  @Test
  void aLoopThatEndsIsLeftAlone() throws ReflectiveOperationException {
    Fuel.fill();
    assertThat(woven().invoke(null, 10_000)).isEqualTo(10_000);
  }

  @Test
  void aLoopWithoutEndIsBroken() throws ReflectiveOperationException {
    Method count = woven();
    Fuel.fill();
    assertThatThrownBy(() -> count.invoke(null, -1))
        .isInstanceOf(InvocationTargetException.class)
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }
}
