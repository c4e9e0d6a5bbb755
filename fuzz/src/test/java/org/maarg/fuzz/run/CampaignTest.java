package org.maarg.fuzz.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.fuzz.FuzzTarget;
import org.maarg.fuzz.TargetClass;
import org.maarg.fuzz.targets.DecodeTarget;
import org.maarg.fuzz.targets.StructuredTarget;

@Execution(ExecutionMode.CONCURRENT)
class CampaignTest {
  private static final long MINIMISE_SECONDS = 5;

  /** Fails on nearly every input. */
  @FuzzTarget(about = "a planted bug", instrument = "org.maarg.fuzz.run.**", maxOctets = 16)
  public static final class PlantedTarget {
    private PlantedTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] octets) {
      if (octets.length > 2 && octets[0] != octets[1]) {
        throw new IllegalStateException("planted");
      }
    }
  }

  @Test
  void aCrashIsAFindingThatReplays(@TempDir Path folder) throws Exception {
    TargetClass target = TargetClass.of(PlantedTarget.class);
    CampaignSettings settings = alone(target, Duration.ofSeconds(3), Duration.ZERO, folder);
    Outcome outcome = new Campaign(new FuzzHome(folder), settings).run(it -> {}).get(0);
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.passed()).isFalse();
    assertThat(outcome.seconds()).as("it goes on after a finding").isGreaterThanOrEqualTo(3);
    Finding finding = outcome.findings().get(0);
    assertThat(finding.what()).contains("IllegalStateException").contains("planted");
    byte[] input = Files.readAllBytes(finding.reproducer());
    assertThatThrownBy(() -> target.run(input)).hasMessage("planted");
    assertThat(folder.resolve("work/planted/tmp")).doesNotExist();
    assertThat(minimised(folder, target)).hasSize(3);
  }

  @Test
  void aBuildTriesTheSameEachTime(@TempDir Path one, @TempDir Path other) throws Exception {
    List<String> first = whatWasNew(one);
    List<String> second = whatWasNew(other);
    int common = Math.min(first.size(), second.size());
    assertThat(common).isGreaterThan(10);
    assertThat(first.subList(0, common)).isEqualTo(second.subList(0, common));
  }

  /** What a run kept after the committed inputs: when, and how it was made. */
  private static List<String> whatWasNew(Path folder) throws Exception {
    TargetClass target = TargetClass.of(StructuredTarget.class);
    CampaignSettings settings = alone(target, Duration.ofSeconds(2), Duration.ZERO, folder);
    Outcome outcome = new Campaign(FuzzHome.ofTheseClasses(), settings).run(it -> {}).get(0);
    return Files.readAllLines(outcome.log()).stream()
        .dropWhile(it -> !it.contains("\tINITED "))
        .filter(it -> it.contains("\tNEW ") || it.contains("\tREDUCE "))
        .map(it -> it.replaceFirst("exec/s: .* L:", "L:"))
        .toList();
  }

  private static CampaignSettings alone(
      TargetClass target, Duration hunt, Duration measure, Path folder) {
    return new CampaignSettings(
        List.of(target),
        hunt,
        measure,
        1,
        folder.resolve("corpus"),
        folder.resolve("work"),
        measure.isZero());
  }

  private static byte[] minimised(Path folder, TargetClass target) throws Exception {
    Path large = Files.write(folder.resolve("large"), new byte[] {1, 2, 3, 4, 5});
    Minimiser minimiser = new Minimiser(new FuzzHome(folder), MINIMISE_SECONDS);
    return Files.readAllBytes(minimiser.minimise(target, large));
  }

  @Test
  void sharesTheTime() {
    Path any = Path.of("any");
    List<TargetClass> parsers =
        List.of(TargetClass.of(DecodeTarget.class), TargetClass.of(StructuredTarget.class));
    CampaignSettings hour = CampaignSettings.within(Duration.ofHours(1), parsers, 2, any, any);
    assertThat(hour.measure()).hasSeconds(20);
    assertThat(hour.perTarget()).hasSeconds(3600 - 10 * 20);
    assertThat(hour.rated()).isEqualTo(parsers);
    CampaignSettings minute = CampaignSettings.within(Duration.ofMinutes(1), parsers, 1, any, any);
    assertThat(minute.rated()).as("too short to be measured").isEmpty();
    assertThat(minute.perTarget()).hasSeconds(30);
  }

  @Test
  void aParserAndItsYardsticksRunTheSameInputs(@TempDir Path folder) throws Exception {
    TargetClass parser = TargetClass.of(StructuredTarget.class);
    CampaignSettings settings = alone(parser, Duration.ofSeconds(1), Duration.ofSeconds(2), folder);
    Outcome outcome = new Campaign(FuzzHome.ofTheseClasses(), settings).run(it -> {}).get(0);
    assertThat(outcome.failure()).as("it ran what its yardsticks ran").isEmpty();
    // How fast it is, a busy machine cannot tell.
    assertThat(outcome.ratios().toEmpty()).isPresent();
    assertThat(outcome.ratios().toOwn()).isPresent();
  }
}
