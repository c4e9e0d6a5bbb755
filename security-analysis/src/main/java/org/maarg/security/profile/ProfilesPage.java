package org.maarg.security.profile;

import java.nio.file.Path;
import java.util.List;
import org.maarg.protocol.Profile;
import org.maarg.spec.requirement.Requirements;

/** The page that shows the profiles: values, sentences, and each departure with its reason. */
public final class ProfilesPage {
  /** Where it stands in the repository. */
  public static final String FILE = "docs/profiles.md";

  private static final String HEAD =
      """
      # The profiles, and where they depart from the text

      Made by `./maarg scenario report` from `spec/profiles.yaml` and the program; a build fails where the two differ.

      A profile is policy as data: a value for each knob. A node configuration names one and may turn single knobs.

      | profile | what it is |
      | --- | --- |
      | `REVIEWED_DRAFT` | what the review of the draft criticised |
      | `RFC8885` | the letter of the RFCs, with what it costs; where a text leaves a choice, the plainest. [Not every MUST has code](#musts-that-no-profile-obeys) |
      | `DEPLOYABLE` | what one would deploy, and the default: each departure from the letter is listed below |
      | `HARDENED` | `DEPLOYABLE`, and our countermeasures to what the RFCs leave open |

      What the letter costs is in findings [22](../spec/findings/22-update-rate-of-a-cmd.md),
      [72](../spec/findings/72-refusal-of-a-copy.md) and [73](../spec/findings/73-question-without-an-answer.md), and in
      the column `RFC8885` of [the report](../security-analysis/report/report.md). Times are in milliseconds, rates in a second.

      ## Every knob
      """;

  private ProfilesPage() {}

  /** The page of a repository as Markdown. */
  public static String of(Path root) {
    ProfileSources sources = ProfileSources.packaged();
    StringBuilder page = new StringBuilder(HEAD);
    values(sources.knobs(), page);
    for (Profile profile : ProfileSources.PROFILES) {
      if (profile != Profile.RFC8885) {
        departures(profile, sources.knobs(), page);
      }
    }
    alike(sources.alike(), page);
    musts(ExceptedMusts.read(root), page);
    return page.toString();
  }

  private static void alike(List<Alike> all, StringBuilder page) {
    page.append("\n## What no knob turns\n\n");
    page.append("Where the text is silent or cannot be followed, every profile does the same, ");
    page.append("`RFC8885` too.\n\n| what it does | sentences | why |\n| --- | --- | --- |\n");
    for (Alike one : all) {
      page.append("| ").append(one.does()).append(" | ").append(one.sentences());
      page.append(" | ").append(one.reason()).append(" |\n");
    }
  }

  private static void musts(List<ExceptedMusts.Group> groups, StringBuilder page) {
    long excepted = groups.stream().mapToLong(it -> it.ids().size()).sum();
    page.append("\n## MUSTs that no profile obeys\n\nOf ");
    page.append(ExceptedMusts.all(Requirements.packaged()));
    page.append(" entries with MUST or MUST NOT, ").append(excepted);
    page.append(" have no code, neither in `RFC8885` nor in any other profile, by ");
    page.append("`spec/exceptions`. `exception` stays so, `not-yet` is still to come.\n\n");
    page.append("| entries | kind | why |\n| --- | --- | --- |\n");
    for (ExceptedMusts.Group group : groups) {
      page.append("| ").append(String.join(", ", group.ids())).append(" | ");
      page.append(group.kind().text()).append(" | ").append(group.reason()).append(" |\n");
    }
  }

  private static void values(List<KnobSource> sources, StringBuilder page) {
    page.append("\n| knob |");
    ProfileSources.PROFILES.forEach(it -> page.append(" `").append(it.name()).append("` |"));
    page.append(" sentences | the letter |\n| --- | --- | --- | --- | --- | --- | --- |\n");
    for (KnobSource source : sources) {
      page.append("| `").append(source.knob().configName()).append("` |");
      for (Profile profile : ProfileSources.PROFILES) {
        page.append(" `").append(profile.text(source.knob())).append("` |");
      }
      page.append(' ').append(source.sentences()).append(" | ");
      page.append(source.letter()).append(" |\n");
    }
  }

  private static void departures(Profile profile, List<KnobSource> sources, StringBuilder page) {
    page.append("\n## Departures of `").append(profile.name()).append("`\n\n");
    page.append("| knob | letter | here | sentences | what it does instead | why |\n");
    page.append("| --- | --- | --- | --- | --- | --- |\n");
    for (KnobSource source : sources) {
      source
          .departureOf(profile.name())
          .ifPresent(
              it -> {
                page.append("| `").append(source.knob().configName()).append("` | `");
                page.append(Profile.RFC8885.text(source.knob())).append("` | `");
                page.append(profile.text(source.knob())).append("` | ");
                page.append(source.sentences()).append(" | ");
                page.append(it.departs()).append(" | ").append(it.reason()).append(" |\n");
              });
    }
  }
}
