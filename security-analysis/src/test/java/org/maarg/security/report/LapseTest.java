package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LapseTest {
  private static Diagram diagram(Diagram.Point... points) {
    return new Diagram(
        "lapse",
        Diagram.Kind.STEPS,
        "Bindings",
        new Diagram.Axis("time (s)", false),
        new Diagram.Axis("bindings", false),
        List.of(),
        List.of(new Diagram.Series("HARDENED", List.of(points))));
  }

  private static Diagram.Point at(double x, double y) {
    return new Diagram.Point(x, y);
  }

  @Test
  void axisEndsWhereThingsEnd() {
    Diagram shown = Lapse.of(diagram(at(0, 1), at(50, 5), at(100, 0), at(300, 0), at(420, 0)));
    assertThat(shown.series().get(0).points())
        .containsExactly(at(0, 1), at(50, 5), at(100, 0), at(110.00000000000001, 0));
    assertThat(shown.title()).isEqualTo("Bindings; nothing changes between 100 and 420 s");
  }

  @Test
  void whatGoesOnToTheEndIsShownWhole() {
    Diagram whole = diagram(at(0, 1), at(50, 5), at(400, 0), at(420, 0));
    assertThat(Lapse.of(whole)).isSameAs(whole);
    Diagram still = diagram(at(0, 1), at(420, 1));
    assertThat(Lapse.of(still)).isSameAs(still);
  }
}
