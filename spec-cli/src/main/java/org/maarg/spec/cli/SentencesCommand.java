package org.maarg.spec.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.maarg.cli.CliException;
import org.maarg.cli.ExitStatus;
import org.maarg.spec.rfc.RfcText;
import org.maarg.spec.rfc.SentenceList;
import org.maarg.spec.rfc.TextException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The sentences of a text, with the digests by which the catalogue names them. */
@Command(
    name = "sentences",
    header = "Print the sentences of an RFC with their keywords and digests.",
    description = {
      "",
      "One sentence a line: digest, section, keywords, text. Keywords in parentheses are those of"
          + " the sentence that leads to the list.",
      ""
    },
    footer = {
      "",
      "Example: maarg requirements sentences --rfc DIR 5213 5.3",
      "",
      "Exit status: 0 printed; 2 the arguments or the text cannot be used."
    })
final class SentencesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private TextsOption texts = new TextsOption();

  @Option(names = "--all", description = "Also the sentences without a keyword.")
  private boolean all;

  @Parameters(index = "0", paramLabel = "RFC", description = "Number of the RFC.")
  private int rfc;

  @Parameters(
      index = "1..*",
      paramLabel = "SECTION",
      description = "Only these sections and those below them. Default: all.")
  private List<String> sections = List.of();

  SentencesCommand() {}

  @Override
  public Integer call() {
    try {
      PrintWriter out = spec.commandLine().getOut();
      out.print(SentenceList.of(RfcText.read(texts.folder(), rfc), sections, all));
      out.flush();
      return ExitStatus.OK;
    } catch (TextException e) {
      throw CliException.usage("--rfc", e.reason());
    }
  }
}
