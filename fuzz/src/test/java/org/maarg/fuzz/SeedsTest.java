package org.maarg.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.fuzz.run.FreshClasses;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.seeds.Seed;
import org.maarg.fuzz.seeds.Seeds;

/**
 * Each seeded bug is shown by the input that the fuzzer once found it with, and only by the bug.
 * That the fuzzer finds it from its corpus in time is what {@code maarg fuzz-seeded} shows.
 */
class SeedsTest {
  @TempDir private Path folder;

  static List<Seed> seeds() {
    return Seeds.all();
  }

  @Test
  void thereIsOneOfEachKind() {
    assertThat(seeds())
        .extracting(Seed::id)
        .containsExactly(
            "unchecked-length",
            "off-by-one-at-255",
            "missed-alignment",
            "late-pba-lost",
            "stale-pbu-accepted",
            "refusal-grows",
            "reserved-not-zero",
            "wrong-answer",
            "shorter-contained",
            "signed-timestamps",
            "lingers-for-good",
            "token-not-earned-back",
            "served-not-counted-down",
            "sessions-by-mn-alone",
            "handover-begins-anew",
            "leaves-with-all-interfaces",
            "told-of-the-first-session");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itsInputShowsIt(Seed seed) throws Exception {
    TargetClass target = Targets.named(seed.target()).orElseThrow();
    byte[] input =
        Files.readAllBytes(FuzzHome.ofTheseClasses().root().resolve("seeds").resolve(seed.id()));
    Seeds.compile(seed, folder);
    FreshClasses seeded = FreshClasses.changedBy(folder);
    assertThat(catchThrowable(() -> seeded.run(target, input)))
        .as(seed.about())
        .asString()
        .contains(seed.expects());
    assertThatCode(() -> new FreshClasses((name, octets) -> octets).run(target, input))
        .as("without the bug")
        .doesNotThrowAnyException();
  }
}
