package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is mistyped is told with what may be meant, and without a name of the code. */
class MistypedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demo --profile hardned                  | did you mean 'hardened'?",
        "demo --mode relai                       | did you mean 'relay'?",
        "show peerz --node http://127.0.0.1:1    | 'peerz' is none of peers, counters, log; did you"
            + " mean 'peers'?",
        "conformance --demo-wrong-peer right-cmt | no such wrong peer; did you mean 'right-cmd'?",
        "decode --hexx 3b                        | did you mean --hex",
        "attahc                                  | did you mean attach",
      })
  void nearestIsTold(String line, String suggestion) {
    Cli.Result result = Cli.run(line.split(" "));
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).hasLineCount(1).contains(suggestion);
  }

  @Test
  void whatIsNearNothingHasNoSuggestion() {
    assertThat(Cli.run("demo", "--profile", "quixotic").err())
        .contains("'quixotic' is none of ")
        .doesNotContain("did you mean");
  }

  @Test
  void namesOfTheCodeAreNotTold() {
    for (List<String> args :
        List.of(
            List.of("test-defect"),
            List.of("cmd", "--config", "no/such/file.yaml"),
            List.of("decode", "no/such/file"),
            List.of("decode", "."),
            List.of("encode", "/proc/self/mem"),
            List.of("attach", "--node", "http://127.0.0.1:1", "--mn", "a@b"),
            List.of("demo", "--pcap", "/no/such/folder/x.pcap"),
            List.of("demo", "--moves", "three"))) {
      Cli.Result result = Cli.run(args.toArray(String[]::new));
      assertThat(result.status()).as("%s", args).isNotZero();
      assertThat(result.err()).as("%s", args).doesNotContain("Exception", "java.", "org.maarg");
    }
  }
}
