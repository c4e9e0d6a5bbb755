package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionsTest {
  private static final Diagram.Axis X = new Diagram.Axis("mobile nodes", false);

  private static Diagram diagram(Diagram.Kind kind, boolean log, double[]... lines) {
    List<Diagram.Series> series = new ArrayList<>();
    for (double[] line : lines) {
      List<Diagram.Point> points = new ArrayList<>();
      for (int i = 0; i < line.length; i++) {
        points.add(new Diagram.Point(i, line[i]));
      }
      series.add(new Diagram.Series("line" + series.size(), points));
    }
    Diagram.Axis y = new Diagram.Axis("PBUs", log);
    return new Diagram("caption", kind, "PBUs", X, y, List.of("a", "b"), series);
  }

  @Test
  void linesThatHideOneAnotherAreNamed() {
    double[] line = {1, 100};
    double[] near = {1.2, 100.2};
    double[] other = {1, 90};
    assertThat(Captions.of(diagram(Diagram.Kind.LINES, false, line, other, near, line)))
        .isEqualTo("PBUs. line0, line2 and line3 lie on one another.");
    assertThat(Captions.of(diagram(Diagram.Kind.STEPS, true, line, other, near, line)))
        .isEqualTo("PBUs. line0 and line3 lie on one another.");
    assertThat(Captions.of(diagram(Diagram.Kind.LINES, false, line, other))).isEqualTo("PBUs");
    assertThat(Captions.of(diagram(Diagram.Kind.BARS, false, line, line))).isEqualTo("PBUs");
  }

  @Test
  void linesThatHideOneAnotherForAStretchAreNamed() {
    double[] line = {1, 50, 100};
    double[] parts = {1, 50, 60};
    double[] meets = {9, 50, 20};
    assertThat(Captions.of(diagram(Diagram.Kind.LINES, false, line, parts, meets)))
        .isEqualTo("PBUs. line0 and line1 lie on one another in part.");
    assertThat(Captions.of(diagram(Diagram.Kind.LINES, false, line, line, parts)))
        .isEqualTo(
            "PBUs. line0 and line1 lie on one another. line0 and line2 lie on one another in part.");
    assertThat(Captions.of(diagram(Diagram.Kind.LINES, false, line, meets))).isEqualTo("PBUs");
    double[] touches = {1, 60, 100};
    assertThat(Captions.of(diagram(Diagram.Kind.LINES, false, line, touches))).isEqualTo("PBUs");
    double[] longer = {1, 50, 100, 7};
    assertThat(Captions.of(diagram(Diagram.Kind.STEPS, false, line, longer)))
        .isEqualTo("PBUs. line0 and line1 lie on one another in part.");
  }

  @Test
  void theyAreNamedAlsoWhereAnAxisIsLogarithmic() {
    assertThat(
            Captions.of(
                diagram(
                    Diagram.Kind.LINES, true, new double[] {1, 2, 1000}, new double[] {1, 2, 900})))
        .isEqualTo("PBUs. line0 and line1 lie on one another in part.");
  }

  @Test
  void zerosThatCannotBeSeenAreTold() {
    assertThat(Captions.of(diagram(Diagram.Kind.LINES, true, new double[] {0, 5})))
        .contains("Where a line has no point it is 0");
    assertThat(Captions.of(diagram(Diagram.Kind.BARS, false, new double[] {0, 0})))
        .isEqualTo("PBUs. Every value is 0.");
    assertThat(Captions.of(diagram(Diagram.Kind.BARS, false, new double[] {0, 5})))
        .isEqualTo("PBUs");
  }

  @Test
  void barsThatAreAllZeroHaveNumbersBesideThem() {
    String svg = Charts.svg(diagram(Diagram.Kind.BARS, false, new double[] {0, 0}));
    assertThat(svg).contains(">0.5<", ">1<").doesNotContain(">-0<");
  }

  @Test
  void logarithmicAxesSaySo() {
    assertThat(Charts.svg(diagram(Diagram.Kind.LINES, true, new double[] {1, 50})))
        .contains("PBUs, log scale")
        .doesNotContain("mobile nodes, log scale");
  }
}
