package org.maarg.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.checks.catalog.Worlds;
import org.maarg.checks.explore.Ladder;
import org.maarg.checks.world.Bounds;

class LadderTest {
  private static Bounds bounds(String name) {
    return Worlds.named(name).orElseThrow().bounds();
  }

  private static String tell(Bounds bounds, List<Integer> path) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    Ladder.tell(bounds, path, out);
    out.flush();
    return text.toString();
  }

  @Test
  void nodesHaveNamesAndMessagesHaveNumbers() {
    String ladder = tell(bounds("relay"), List.of(0, 0, 0));
    assertThat(ladder)
        .contains("step         s   cmd    maar1   maar2   maar3")
        .contains("   1     0.000    |       *       |       |  mn1 attaches")
        .contains("sends to cmd: [1] PBU seq=1 mn1 HNP 2001:db8:1::/64 300 s, T=1001")
        .contains("   2     0.000    |<------+       |       |  [1] PBU seq=1")
        .contains("  cmd holds mn1 at maar1 2001:db8:1::/64")
        .doesNotContain("2001:db8::");
  }

  @Test
  void timePassesWhenATimerEnds() {
    String ladder = tell(bounds("relay-loss"), List.of(0, 1, 0));
    assertThat(ladder)
        .contains("[1] PBU seq=1 mn1 HNP 2001:db8:1::/64 300 s, T=1001 is lost")
        .contains("   3     1.000    |       o       |       |  timer retransmit ends: mn1");
  }

  @Test
  void whatIsOvertakenIsNamed() {
    // The answer to the first registration is still under way when the relayed update comes.
    String ladder = tell(bounds("relay"), List.of(0, 0, 1, 0, 1));
    assertThat(ladder)
        .contains("(overtakes [2])")
        .contains("  a packet goes round to 2001:db8:1::/64: maar1 -> maar2 -> maar1")
        .contains("  under way: [2] PBA");
  }

  @Test
  void aChoiceThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> tell(bounds("relay"), List.of(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step 1");
  }
}
