package org.maarg.spec.wireshark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.spec.Trace;

/** The dissector's fields, as tshark prints them, against octets written by hand. */
class DissectorTest {
  private static final List<Sample> SAMPLES = Samples.all();

  @TempDir private static Path folder;
  private static List<Map<String, List<String>>> dissected = List.of();
  private static List<String> registered = List.of();
  private static Optional<Tshark> tshark = Optional.empty();

  /** One run for all samples, because tshark takes its time to start. */
  @BeforeAll
  static void dissect() {
    assumeTrue(Tshark.isInstalled(), "tshark is not installed");
    Path script = Trace.root(Path.of("")).orElseThrow().resolve("spec/wireshark/rfc8885.lua");
    Tshark started = new Tshark(script, folder);
    registered = started.registeredFields();
    List<String> fields = new ArrayList<>(registered);
    fields.add(Sample.EXPERT);
    dissected = started.dissect(SAMPLES.stream().map(it -> it.message().packet()).toList(), fields);
    tshark = Optional.of(started);
  }

  static List<Sample> everyFieldIsRight() {
    return SAMPLES;
  }

  @ParameterizedTest
  @MethodSource
  void everyFieldIsRight(Sample sample) {
    assertThat(dissected.get(SAMPLES.indexOf(sample))).isEqualTo(sample.expected());
  }

  @Test
  void noFieldIsUntried() {
    Set<String> tried = new TreeSet<>();
    SAMPLES.forEach(it -> tried.addAll(it.expected().keySet()));
    tried.remove(Sample.EXPERT);
    assertThat(registered).hasSize(18).containsExactlyInAnyOrderElementsOf(tried);
  }

  /** Wireshark finds that one itself and does not call the dissector; its words are its own. */
  @Test
  void optionThatRunsPastTheHeaderIsMarked() {
    byte[] packet = SampleMessage.acknowledgement(Sample.BA_PD).hex("44 10 2001").packet();
    List<String> fields = List.of("rfc8885.option.type", Sample.EXPERT);
    assertThat(tshark.orElseThrow().dissect(List.of(packet), fields).get(0))
        .containsOnlyKeys(Sample.EXPERT);
  }
}
