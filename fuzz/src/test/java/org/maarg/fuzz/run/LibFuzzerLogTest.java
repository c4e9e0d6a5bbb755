package org.maarg.fuzz.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibFuzzerLogTest {
  private final LibFuzzerLog log = new LibFuzzerLog();

  @Test
  void readsStatusAndStatistics() {
    log.read("INFO: Seed: 252900783");
    assertThat(log.hasBegun()).isFalse();
    log.read("#2\tINITED exec/s: 0 rss: 439Mb");
    log.read(
        "#2738326\tNEW    cov: 414 ft: 1193 corp: 157/9426b lim: 2100 exec/s: 273832 rss: 417Mb"
            + " L: 160/480 MS: 2 CMP-Custom- DE: \"\\000\"-");
    assertThat(log.hasBegun()).isTrue();
    assertThat(log.executions()).isEqualTo(2_738_326);
    assertThat(log.edges()).isEqualTo(414);
    assertThat(log.features()).isEqualTo(1193);
    assertThat(log.corpusInputs()).isEqualTo(157);
    log.read("#3000000\tpulse  corp: 1/1b lim: 2100 exec/s: 1864135 rss: 439Mb");
    assertThat(log.edges()).as("a line without coverage changes nothing").isEqualTo(414);
    log.read("stat::number_of_executed_units: 3608657");
    assertThat(log.executions()).isEqualTo(3_608_657);
  }

  @Test
  void readsKilobytesAndShare() {
    log.read(
        "#1200000\tDONE   cov: 470 ft: 1611 corp: 176/27Kb lim: 2100 exec/s: 41379 rss: 534Mb");
    assertThat(log.corpusInputs()).isEqualTo(176);
    assertThat(log.acceptedShare()).isEmpty();
    log.read("maarg: accepted 25 of 100");
    assertThat(log.acceptedShare()).hasValue(0.25);
  }

  @Test
  void namesTheReproducer() {
    String line = "artifact_prefix='/w/findings/'; Test unit written to /w/findings/crash-0a1b";
    assertThat(LibFuzzerLog.artifact(line)).isEqualTo("/w/findings/crash-0a1b");
    assertThat(LibFuzzerLog.artifact("== libFuzzer crashing input ==")).isNull();
  }
}
