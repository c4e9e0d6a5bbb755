package org.maarg.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.cli.Cli;
import org.maarg.cli.ExitStatus;

/** Targets that know their mobile nodes beforehand. */
class SubscribersTest {
  private static final String CASES = "8885-3.2-12";

  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("nodes.txt"), List.of(lines));
  }

  private static Cli.Result against(String peer, Path file, String... more) {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("conformance", "--demo-wrong-peer", peer, "--maars", "3"));
    args.addAll(List.of("--subscribers", file.toString()));
    args.addAll(List.of(more));
    return Cli.run(args.toArray(String[]::new));
  }

  @Test
  void theTargetIsAskedForNobodyElse() throws IOException {
    Path few =
        file("# provisioned", "spare@op.example", "a@op.example", "b@op.example", "c@op.example");

    // The peer of the test refuses whoever is not in the file.
    Cli.Result result = against("right-cmd", few, CASES).ok();

    assertThat(result.out()).contains("4 cases, 3 passed", "1 skipped");
  }

  @Test
  void casesForWhichNobodyIsLeftAreSkippedAndSaySo() throws IOException {
    Cli.Result result = against("right-cmd", file("spare@op.example", "a@op.example"), CASES).ok();

    assertThat(result.out())
        .contains("4 cases, 1 passed", "3 skipped")
        .contains("all mobile nodes that the target knows have been used");
  }

  @Test
  void aMobileNodeHasThePrefixesThatStandBehindIt() throws IOException {
    Path file = file("spare@op.example", "a@op.example 2001:db8:100:77::/64");
    Path capture = folder.resolve("run.pcap");

    against("right-cmd", file, "--pcap", capture.toString(), "8885-3.1-4").ok();

    assertThat(Cli.run("decode", capture.toString()).ok().out())
        .contains("a@op.example", "2001:db8:100:77::/64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b@op.example | 1: 'a' is not a name that can be used: letters@realm",
        "$(reboot)@op.example | 1: '$(reboot)@op.example' is not a name that can be used: letters@realm",
        "a@op.example 2001:db8::1 | 1: '2001:db8::1' has no prefix length"
      })
  void aLineThatCannotBeUsedIsNamed(String line, String reason) throws IOException {
    Path file = file(line);

    against("right-cmd", file)
        .fails(ExitStatus.USAGE, "maarg conformance: --subscribers: " + file + ":" + reason);
  }

  @Test
  void aNameThatStandsTwiceIsNamed() throws IOException {
    Path file = file("a@op.example", "", "a@op.example");

    against("right-cmd", file)
        .fails(
            ExitStatus.USAGE,
            "maarg conformance: --subscribers: "
                + file
                + ":3: a@op.example stands here a second time");
  }

  @Test
  void anIndicatorThatIsNoOctetIsNamed() throws IOException {
    against("right-cmd", file("a@op.example", "b@op.example"), "--handoff-indicator", "256")
        .fails(
            ExitStatus.USAGE, "maarg conformance: --handoff-indicator: 256 is not from 0 to 255");
  }
}
