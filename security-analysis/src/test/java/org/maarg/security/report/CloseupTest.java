package org.maarg.security.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A burst that is over at once is shown once more, at a scale where it has a shape. */
class CloseupTest {
  private static Diagram diagram(double shortEnd, double longEnd) {
    Diagram.Axis axis = new Diagram.Axis("time (ms)", false);
    return new Diagram(
        "x",
        Diagram.Kind.STEPS,
        "PBUs",
        axis,
        axis,
        List.of(),
        List.of(line("REVIEWED_DRAFT", shortEnd), line("HARDENED", longEnd)));
  }

  private static Diagram.Series line(String name, double end) {
    return new Diagram.Series(
        name,
        List.of(new Diagram.Point(0, 5), new Diagram.Point(end / 2, 5), new Diagram.Point(end, 5)));
  }

  @Test
  void showsTheBeginningWhereOneLineIsMuchShorter() {
    Optional<Diagram> closeup = Closeup.of(diagram(200, 6_000));
    assertThat(closeup).isPresent();
    assertThat(closeup.get().title()).isEqualTo("PBUs, the beginning");
    assertThat(closeup.get().series().get(0).points()).hasSize(3);
    assertThat(closeup.get().series().get(1).points()).hasSize(1);
  }

  @Test
  void addsNothingWhereAllShow() {
    assertThat(Closeup.of(diagram(3_000, 6_000))).isEmpty();
    assertThat(Closeup.of(diagram(0, 6_000))).isEmpty();
  }
}
