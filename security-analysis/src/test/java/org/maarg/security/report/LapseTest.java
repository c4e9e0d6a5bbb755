package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LapseTest {
  private static Diagram diagram(Diagram.Point... points) {
    return diagram("time (s)", List.of(points));
  }

  @SafeVarargs
  private static Diagram diagram(String time, List<Diagram.Point>... lines) {
    List<Diagram.Series> series = new ArrayList<>();
    for (List<Diagram.Point> line : lines) {
      series.add(new Diagram.Series("line" + series.size(), line));
    }
    return new Diagram(
        "lapse",
        Diagram.Kind.STEPS,
        "Bindings",
        new Diagram.Axis(time, false),
        new Diagram.Axis("bindings", false),
        List.of(),
        series);
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
  void theLastChangeOfAnyLineCounts() {
    List<Diagram.Point> early = List.of(at(0, 1), at(2, 5), at(900, 5));
    List<Diagram.Point> late = List.of(at(0, 1), at(100, 7), at(900, 7));
    Diagram shown = Lapse.of(diagram("time (ms)", early, late));
    assertThat(shown.series().get(0).points()).contains(at(2, 5)).hasSize(3);
    assertThat(shown.series().get(1).points()).contains(at(100, 7)).hasSize(3);
    assertThat(shown.title()).isEqualTo("Bindings; nothing changes between 100 and 900 ms");
  }

  @Test
  void theLongestLineSaysWhereTheRunEnds() {
    List<Diagram.Point> brief = List.of(at(0, 1), at(1, 5));
    List<Diagram.Point> whole = List.of(at(0, 1), at(2.5, 4), at(40, 4));
    assertThat(Lapse.of(diagram("time (s)", brief, whole)).title())
        .isEqualTo("Bindings; nothing changes between 2.50 and 40 s");
  }

  @Test
  void whatGoesOnToTheEndIsShownWhole() {
    Diagram whole = diagram(at(0, 1), at(50, 5), at(400, 0), at(420, 0));
    assertThat(Lapse.of(whole)).isSameAs(whole);
    Diagram still = diagram(at(0, 1), at(420, 1));
    assertThat(Lapse.of(still)).isSameAs(still);
  }
}
