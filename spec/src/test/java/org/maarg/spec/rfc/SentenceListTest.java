package org.maarg.spec.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceListTest {
  private static final RfcText TEXT =
      RfcText.of(
          8371,
          FakeText.of(
              8371,
              """
              1.  A

                 It MUST be shut, and MUST NOT be open:

                 o  always

                 It is good.

              1.1.  B

                 It MAY be red.

              11.  C

                 It MAY be blue.

              """));

  @Test
  void linesHoldDigestSectionKeywordsAndText() {
    assertThat(SentenceList.of(TEXT, List.of("1"), true).replaceAll("(?m)^[0-9a-f]{12}", "X"))
        .isEqualTo(
            """
            X  1  MUST,MUST NOT  It MUST be shut, and MUST NOT be open:
            X  1  (MUST,MUST NOT)  always
            X  1  -  It is good.
            X  1.1  MAY  It MAY be red.
            """);
  }

  @Test
  void onlyKeywordsUnlessAsked() {
    assertThat(SentenceList.of(TEXT, List.of(), false).lines()).hasSize(4);
  }

  @Test
  void unknownSectionIsNamed() {
    assertThatThrownBy(() -> SentenceList.of(TEXT, List.of("1", "2"), true))
        .isInstanceOf(TextException.class)
        .hasMessage("RFC 8371: there is no section 2");
  }
}
