package org.maarg.checks.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuationsTest {
  private final Continuations graph = new Continuations();

  @Test
  void theLongestOfSeveralWaysCounts() {
    graph.add(0, 0, 1);
    graph.add(0, 1, 3);
    graph.add(1, 0, 2);
    graph.add(2, 0, 3);
    Continuations.Outcome outcome = graph.solve(5);
    assertThat(outcome.cycle()).isEmpty();
    assertThat(outcome.longest()).isEqualTo(3);
  }

  @Test
  void aWayThatLeadsBackIsFoundWithItsChoices() {
    graph.add(0, 0, 1);
    graph.add(1, 2, 2);
    graph.add(1, 3, 4);
    graph.add(2, 5, 3);
    graph.add(3, 7, 1);
    Continuations.Cycle cycle = graph.solve(5).cycle().orElseThrow();
    assertThat(cycle.state()).isEqualTo(1);
    assertThat(cycle.choices()).isEqualTo(List.of(2, 5, 7));
  }

  @Test
  void aStepThatLeadsNowhereIsACycle() {
    graph.add(0, 0, 1);
    graph.add(1, 4, 1);
    Continuations.Cycle cycle = graph.solve(2).cycle().orElseThrow();
    assertThat(cycle.state()).isEqualTo(1);
    assertThat(cycle.choices()).isEqualTo(List.of(4));
  }

  @Test
  void withoutStepsThereIsRest() {
    assertThat(graph.solve(3).longest()).isZero();
  }
}
