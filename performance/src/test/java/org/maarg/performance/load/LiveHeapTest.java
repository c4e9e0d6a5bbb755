package org.maarg.performance.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveHeapTest {
  private static final String BEFORE =
      """
      4711:
       num     #instances         #bytes  class name (module)
      -------------------------------------------------------
         1:            10            400  [B (java.base@17.0.15)
         2:             5            160  org.maarg.protocol.Timer
      Total            15            560
      """;

  private static final String AFTER =
      """
         1:            12            500  [B (java.base@17.0.15)
         2:            30            960  org.maarg.protocol.Timer
      Total            42           1460
      """;

  @Test
  void whatHasGrownIsToldByClassTheMostFirst() {
    LiveHeap before = LiveHeap.parse(BEFORE).orElseThrow();
    LiveHeap grown = LiveHeap.parse(AFTER).orElseThrow().since(before);
    assertThat(before.octets()).isEqualTo(560);
    assertThat(grown.octets()).isEqualTo(900);
    assertThat(grown.byClass().keySet()).containsExactly("org.maarg.protocol.Timer", "[B");
    assertThat(grown.byClass()).containsEntry("[B", 100L);
  }

  @Test
  void noHistogramIsNone() {
    assertThat(LiveHeap.parse("4711: No such process")).isEmpty();
  }
}
