package org.maarg.security.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Profile;
import org.maarg.spec.Trace;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.requirement.Requirement;
import org.maarg.spec.requirement.Requirements;
import org.maarg.spec.trace.Exceptions;

/** Every departure of a profile has its sentence and its reason. */
class ProfileSourcesTest {
  private static final Path ROOT = Trace.root(Path.of("")).orElseThrow();

  private static String yaml() throws IOException {
    return Files.readString(ROOT.resolve("spec/profiles.yaml"));
  }

  @Test
  void everyKnobRestsOnSentencesAndEveryDepartureHasAReason() {
    List<KnobSource> sources = ProfileSources.packaged().knobs();

    assertThat(sources).extracting(KnobSource::knob).containsExactly(Knob.values());
    for (KnobSource source : sources) {
      assertThat(source.requirements()).isNotEmpty();
      for (Profile profile : ProfileSources.PROFILES) {
        assertThat(source.departureOf(profile.name()).isPresent())
            .as("%s in %s", source.knob(), profile)
            .isEqualTo(profile.value(source.knob()) != Profile.RFC8885.value(source.knob()));
      }
    }
  }

  @Test
  void theUpdateRateOfTheLetterIsADepartureOfWhatIsDeployed() {
    KnobSource rate =
        ProfileSources.packaged().knobs().stream()
            .filter(it -> it.knob() == Knob.RATE_READING)
            .findFirst()
            .orElseThrow();

    assertThat(rate.sentences()).contains("8885-3.6-5 (MUST NOT)", "6275-11.8-3 (MUST NOT)");
    assertThat(rate.departureOf("DEPLOYABLE")).isPresent();
    assertThat(rate.departureOf("RFC8885")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- knob: rateReading | - knob: rateRead | 'rateRead' is no knob",
        "8885-3.2-19] | 8885-3.2-190] | '8885-3.2-190' is no requirement that holds",
        "6275-12-1] | 6275-13-1] | '6275-13-1' is no requirement that holds",
        "profiles: [DEPLOYABLE, HARDENED] | profiles: [DEPLOYABLE] | stand for [DEPLOYABLE, REVIEWED_DRAFT]",
        "[DEPLOYABLE, HARDENED] | [RFC8885, DEPLOYABLE, HARDENED] | departures stand for [RFC8885",
        "departs: A limit of 16. | departs: ' ' | 'departs' is not a text",
        "8885-3.5-9, 6275-11.8-2] | 8885-3.5-9, 6275-11.8-20] | '6275-11.8-20' is no requirement"
      })
  void whatIsNotTrueOfTheProfilesIsToldWithItsPlace(String good, String bad, String what)
      throws IOException {
    String broken = yaml().replaceFirst(java.util.regex.Pattern.quote(good), bad);
    assertThat(broken).isNotEqualTo(yaml());

    assertThatThrownBy(() -> ProfileSources.read(broken, Requirements.packaged()))
        .isInstanceOf(SpecificationException.class)
        .hasMessageContaining("spec/profiles.yaml:")
        .hasMessageContaining(what);
  }

  @Test
  void thePageHasEveryMustThatIsExcepted() {
    Requirements requirements = Requirements.packaged();
    List<String> shown =
        ExceptedMusts.read(ROOT).stream().flatMap(it -> it.ids().stream()).sorted().toList();
    List<String> excepted =
        Exceptions.read(ROOT).all().stream()
            .filter(it -> it.missing() != Exceptions.Missing.VERIFICATION)
            .map(it -> it.id().toString())
            .filter(it -> isMust(requirements.find(it).orElseThrow()))
            .sorted()
            .toList();

    assertThat(shown).isEqualTo(excepted).doesNotHaveDuplicates().contains("5213-6.9.1.1-20");
    assertThat(ProfilesPage.of(ROOT)).contains(shown);
  }

  private static boolean isMust(Requirement requirement) {
    return requirement.level().text().startsWith("MUST");
  }

  @Test
  void thePageIsWhatTheProgramSays() throws IOException {
    assertThat(Files.readString(ROOT.resolve(ProfilesPage.FILE)))
        .as("run ./maarg scenario report --pages-only")
        .isEqualTo(ProfilesPage.of(ROOT));
  }
}
