package org.maarg.security.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.spec.file.Problem;

/** A claim without evidence, or with evidence that is not there, is noticed. */
class ClaimsTest {
  @TempDir private Path root;

  @BeforeEach
  void evidence() throws IOException {
    Files.createDirectories(root.resolve("t/scenarios"));
    Files.createDirectories(root.resolve("t/findings"));
    Files.writeString(root.resolve("t/scenarios/flood.yaml"), "id: flood\n");
    Files.writeString(root.resolve("t/pacing.md"), "# Pacing\n");
    Files.writeString(root.resolve("t/findings/20-pace.md"), "# Pace\n");
    Files.writeString(root.resolve("t/Worlds.java"), "holds(\"pace-two\", 3)");
    Files.writeString(root.resolve("t/mutants.yaml"), "- {id: bug-one, file: Cmd}\n");
    Files.writeString(root.resolve("t/waivers.yaml"), "  - id: ipsec\n");
  }

  private List<String> problems(String claims) throws IOException {
    String text = "# T\n\nNo claim yet.\n\n<!-- claims -->\n\n" + claims + "\n<!-- /claims -->\n";
    Files.writeString(root.resolve("t/text.md"), text);
    return Claims.problems(root, "t/text.md").stream().map(Problem::toString).toList();
  }

  @Test
  void acceptsEveryKindOfEvidence() throws IOException {
    String text =
        """
        ## Part

        Pacing ([scenario flood](scenarios/flood.yaml)).

        - a ([world pace-two](Worlds.java))
        - b
          ([mutant bug-one](mutants.yaml))

        | x | evidence |
        | --- | --- |
        | c | [decision pacing](pacing.md) |

        > quoted ([waiver
        > ipsec](waivers.yaml))
        """;
    assertThat(problems(text)).isEmpty();
  }

  @Test
  void missesEvidencePerParagraphItemAndRow() throws IOException {
    String text =
        """
        Paragraph.

        - item
        - other ([scenario flood](scenarios/flood.yaml))

        | row | no |

        > quoted
        """;
    assertThat(problems(text)).hasSize(4).allMatch(it -> it.contains("no evidence for"));
  }

  @Test
  void takesAFindingForNoEvidence() throws IOException {
    assertThat(problems("A claim ([finding 20](findings/20-pace.md)).\n")).hasSize(1);
  }

  @Test
  void missesTargetsThatAreNotThere() throws IOException {
    assertThat(problems("A ([scenario burst](scenarios/burst.yaml)).\n"))
        .containsExactly("t/text.md:7: scenarios/burst.yaml does not exist");
  }

  @Test
  void missesPlacesThatAreNotThere() throws IOException {
    String good =
        "See [one](pacing.md#pacing), [two](#part-one) ([scenario flood](scenarios/flood.yaml)).";
    assertThat(problems("## Part: one\n\n" + good + "\n")).isEmpty();
    String wrong = "See [one](pacing.md#rate) ([scenario flood](scenarios/flood.yaml)).";
    assertThat(problems(wrong + "\n"))
        .containsExactly("t/text.md:7: pacing.md has no place 'rate'");
  }

  @Test
  void missesNamesThatTheTargetDoesNotHave() throws IOException {
    assertThat(problems("A ([world pace](Worlds.java)).\n")).hasSize(1);
    assertThat(problems("A ([mutant bug](mutants.yaml)).\n")).hasSize(1);
    assertThat(problems("A ([decision pace](pacing.md)).\n")).hasSize(1);
    assertThat(problems("A ([waiver ip](waivers.yaml)).\n")).hasSize(1);
  }

  @Test
  void missesTheClaimsThemselves() throws IOException {
    Files.writeString(root.resolve("t/text.md"), "# T\n\nWords.\n");
    assertThat(Claims.problems(root, "t/text.md")).hasSize(1);
  }
}
