package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures are complete, readable without colour, and the same each time. */
class ChartsTest {
  private static final Diagram.Axis K = new Diagram.Axis("P-MAARs of the mobile node (k)", false);

  private static final Diagram LINES =
      new Diagram(
          "amplification-packets",
          Diagram.Kind.LINES,
          "Packets out for one in",
          K,
          new Diagram.Axis("packets out of the CMD (packets)", true),
          List.of(),
          List.of(
              series("REVIEWED_DRAFT", 1, 2, 2, 3, 8, 9, 64, 65),
              series("RFC8885", 1, 2, 2, 3, 8, 9, 64, 65),
              series("HARDENED", 1, 2, 2, 3, 8, 9, 16, 17)));

  private static final Diagram BARS =
      new Diagram(
          "burst-peaks",
          Diagram.Kind.BARS,
          "Peaks at the CMD's link",
          new Diagram.Axis("length of the interval", false),
          new Diagram.Axis("most PBUs within an interval", false),
          List.of("1 ms", "10 ms", "100 ms"),
          List.of(
              series("REVIEWED_DRAFT", 0, 800, 1, 800, 2, 800),
              series("RFC8885", 0, 100, 1, 110, 2, 200),
              series("HARDENED", 0, 50, 1, 55, 2, 100)));

  private static final Diagram STEPS =
      new Diagram(
          "state-over-time",
          Diagram.Kind.STEPS,
          "Bindings at the CMD",
          new Diagram.Axis("time (s)", false),
          new Diagram.Axis("bindings", false),
          List.of(),
          List.of(
              series("RFC8885 design A", 0, 0, 10, 1000, 400, 900),
              series("RFC8885 design B", 0, 0, 10, 1000, 310, 0)));

  private static Diagram.Series series(String name, double... xy) {
    List<Diagram.Point> points = new java.util.ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      points.add(new Diagram.Point(xy[i], xy[i + 1]));
    }
    return new Diagram.Series(name, points);
  }

  @Test
  void drawsTheSameOctetsEachTime() {
    for (Diagram diagram : List.of(LINES, BARS, STEPS)) {
      assertThat(Charts.svg(diagram)).isEqualTo(Charts.svg(diagram));
    }
  }

  @Test
  void writesAxesWithUnitsAndTheLegendAsText() {
    String svg = Charts.svg(LINES);
    assertThat(svg).contains(">P-MAARs of the mobile node (k)</text>");
    assertThat(svg).contains(">packets out of the CMD (packets), log scale</text>");
    assertThat(svg).contains(">REVIEWED_DRAFT</text>", ">RFC8885</text>", ">HARDENED</text>");
    assertThat(Charts.svg(BARS)).contains(">100 ms</text>");
  }

  @Test
  void namesTheFigureForScreenReaders() {
    String svg = Charts.svg(STEPS);
    assertThat(svg).startsWith("<svg").contains("role=\"img\"");
    assertThat(svg).contains("Bindings at the CMD</title>");
  }

  @Test
  void tellsTheProfilesApartWithoutColour() {
    String svg = Charts.svg(LINES);
    assertThat(svg).contains("stroke-dasharray:8,4", "stroke-dasharray:2,3");
  }

  @Test
  void asksTheMachineForNoFont() {
    assertThat(Charts.svg(LINES)).contains("font-family:Helvetica, Arial,");
  }

  @Test
  void leavesOutWhatALogarithmCannotShow() {
    Diagram.Series series = series("RFC8885", 1, 0, 2, 10, 3, 100);
    Diagram diagram =
        new Diagram("log", Diagram.Kind.LINES, "t", K, LINES.y(), List.of(), List.of(series));
    assertThat(Charts.svg(diagram)).contains(">100</text>");
  }
}
