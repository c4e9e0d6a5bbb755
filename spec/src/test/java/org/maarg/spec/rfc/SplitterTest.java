package org.maarg.spec.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Doors, e.g., Those of houses, are shut.",
        "Doors, i.e.\nWooden ones, are shut.",
        "Section 5.3.1 of [RFC9999] and Section 5.3. of the other tell of 0.5 seconds.",
        "Doors, windows, etc. Are one sentence.",
        "See Fig. 5 and Sec. 7 for more.",
        "The file is at a.b.example and costs 1,000.5 units!",
        "It ends here (with a note.)"
      })
  void oneSentenceStaysWhole(String text) {
    assertThat(Splitter.split(text)).hasSize(1);
  }

  @Test
  void sentencesEnd() {
    assertThat(
            Splitter.split(
                "It is in [RFC9999].  The door (see Section 5.3).  mag_one is shut?  \"Yes.\"\n"
                    + "(It is.)  156 is a status, etc.  Windows in Appendix A.\nIt ends"))
        .containsExactly(
            "It is in [RFC9999].",
            "The door (see Section 5.3).",
            "mag_one is shut?",
            "\"Yes.\"",
            "(It is.)",
            "156 is a status, etc.",
            "Windows in Appendix A.",
            "It ends");
  }

  @Test
  void dividedWordsAreJoined() {
    assertThat(Splitter.split("A bi-\ndirectional PBU/\nPBA -\nand -- so\non."))
        .containsExactly("A bi-directional PBU/PBA - and -- so on.");
  }
}
