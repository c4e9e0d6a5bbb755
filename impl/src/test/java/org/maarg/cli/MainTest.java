package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  static Stream<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    collect(Main.commandLine(), List.of(), all);
    return all.stream();
  }

  private static void collect(CommandLine command, List<String> path, List<List<String>> all) {
    all.add(path);
    command
        .getSubcommands()
        .forEach(
            (name, below) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              collect(below, longer, all);
            });
  }

  private static String[] with(List<String> path, String option) {
    List<String> args = new ArrayList<>(path);
    args.add(option);
    return args.toArray(new String[0]);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfWithAnExample(List<String> path) {
    Cli.Result help = Cli.run(with(path, "--help")).ok();
    assertThat(help.out())
        .contains("Usage: " + String.join(" ", with(path, "")).replaceFirst("^", "maarg ").strip())
        .contains("Example: ")
        .contains("--help")
        .doesNotContain("Optional.empty");
    assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(help.lines().get(0)).matches("[A-Z].*\\.");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandTellsTheVersion(List<String> path) {
    assertThat(Cli.run(with(path, "--version")).ok().out()).startsWith("maarg ").contains("Java ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandRefusesAnUnknownOption(List<String> path) {
    String place = ("maarg " + String.join(" ", path)).strip();
    Cli.Result result = Cli.run(with(path, "--no-such-option"));
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .hasLineCount(1)
        .startsWith(place + ": ")
        .containsAnyOf("Unknown option: '--no-such-option'", "Missing required")
        .contains("; see " + place + " --help");
  }

  @Test
  void whatIsAskedForIsAsWholeAsIfAllWere() {
    CommandLine all = Main.commandLine();
    assertThat(Main.commandLine("--help").getUsageMessage()).isEqualTo(all.getUsageMessage());
    assertThat(Main.commandLine("no such command").getSubcommands().keySet())
        .isEqualTo(all.getSubcommands().keySet());
    all.getSubcommands()
        .forEach(
            (name, command) ->
                assertThat(Main.commandLine(name).getSubcommands().get(name).getUsageMessage())
                    .isEqualTo(command.getUsageMessage()));
  }

  @Test
  void helpOfACommandIsWhatItsOptionTells() {
    assertThat(Cli.run("help", "decode").ok().out()).isEqualTo(Cli.run("decode", "--help").out());
    assertThat(Cli.run("help").ok().out()).isEqualTo(Cli.run("--help").out());
    Cli.Result unknown = Cli.run("help", "decod");
    assertThat(unknown.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(unknown.err()).startsWith("maarg help: decod: is no command; there are ");
  }

  @Test
  void completionKnowsCommandsAndOptions() {
    assertThat(Cli.run("completion").ok().out()).contains("complete ", "decode", "--udp-port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hardened", "HARDENED", "Reviewed_Draft", "reviewed-draft", "RFC8885"})
  void profileNamesAreTakenInAnyCase(String name) {
    Cli.run("demo", "--moves", "0", "--json", "--profile", name).ok();
  }

  @Test
  void wordThatIsNearlyRightGetsASuggestion() {
    Cli.run("conformance", "--role", "cmd", "--list", "8885-3.2-4/servin-maar-option")
        .fails(
            ExitStatus.USAGE,
            "maarg conformance: SELECT: '8885-3.2-4/servin-maar-option' names no case for a cmd;"
                + " did you mean '8885-3.2-4/serving-maar-option'?; --list shows all");
  }

  @Test
  void missingCommandIsAUsageError() {
    Cli.run().fails(ExitStatus.USAGE, "maarg: a command is missing; see maarg --help");
  }

  @Test
  void misspeltCommandIsAUsageErrorWithASuggestion() {
    Cli.Result result = Cli.run("decod");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains("'decod'").contains("did you mean decode").hasLineCount(1);
  }

  @Test
  void helpListsTheCommandsOfOtherModules() {
    assertThat(Cli.run("--help").out()).contains("demo").contains("test-defect");
  }

  @Test
  void defectIsOneLineThatSaysSo() {
    Cli.Result result = Cli.run("test-defect");
    assertThat(result.status()).isEqualTo(ExitStatus.DEFECT);
    assertThat(result.err())
        .hasLineCount(1)
        .startsWith("maarg test-defect: a defect of maarg: ")
        .contains("the sky fell down")
        .contains("TestCommands.java:");
  }

  @Test
  void severalProblemsHaveALineEach() {
    Cli.Result result = Cli.run("test-failure");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err().lines())
        .containsExactly("maarg test-failure: a.yaml:1: one", "maarg test-failure: a.yaml:2: two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo --mode anchor      | '--mode': 'anchor' is none of relay, locator, proxy
          demo --profile strict   | '--profile': 'strict' is none of reviewed-draft, rfc8885, deployable, hardened
          demo --moves -1         | --moves: -1 is not in 0..60
          demo --moves 61         | --moves: 61 is not in 0..60
          demo --moves three      | '--moves': 'three' is not an int
          demo --drop 1.1         | --drop: 1.1 is not a probability of 0..1
          demo --dup NaN          | --dup: NaN is not a probability of 0..1
          demo --reorder -0.1     | --reorder: -0.1 is not a probability of 0..1
          demo --lifetime 7       | --lifetime: 7 is not a multiple of 4
          demo --lifetime 0       | --lifetime: 0 is not in 4..262140
          demo --wait 0           | --wait: 0 is not in 1..86400
          demo --pcap /no/such/f  | /no/such/f: no such file or folder
          decode                  | FILE, --hex: give one of them
          decode a.pcap --hex 3b  | FILE, --hex: give one of them
          decode /no/such/file    | /no/such/file: no such file or folder
          decode --hex 3b0        | --hex: an odd number of digits: 3
          decode --hex 3b:0x      | --hex: character 5, 'x', is no hexadecimal digit
          decode --hex 3b --src x | '--src': 'x' is not an IPv6 address
          decode --hex 3b --src : | '--src': ':' is not an IPv6 address
          decode --hex 3b --dst ::| --src: is missing, --src and --dst go together
          encode                  | Missing required parameter: 'FILE'
          encode /no/such/file    | /no/such/file: no such file or folder
          cmd                     | Missing required option: '--config=FILE'
          cmd --config /no/such   | /no/such: cannot be read
          maar --config /no/such  | /no/such: cannot be read
          attach --node x         | Missing required option: '--mn=NAI'
          bindings                | Missing required option: '--node=URL'
          bindings --node x       | --node: 'x' is no URL as http://127.0.0.1:8885
          """)
  void everyBadArgumentIsNamedInOneLine(String arguments, String reason) {
    Cli.Result result = Cli.run(arguments.strip().split(" "));
    assertThat(result.err()).contains(reason).hasLineCount(1).startsWith("maarg ");
    assertThat(result.out()).isEmpty();
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
  }
}
