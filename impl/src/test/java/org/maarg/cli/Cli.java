package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs commands in this process. */
public final class Cli {
  /** What a command left behind. */
  public record Result(int status, String out, String err) {
    /** Asserts that it went well and said nothing of trouble. */
    public Result ok() {
      assertThat(err).isEmpty();
      assertThat(status).isEqualTo(ExitStatus.OK);
      return this;
    }

    /** Asserts that it failed with one line of reason and nothing else. */
    public Result fails(int expected, String line) {
      assertThat(err).isEqualTo(line + System.lineSeparator());
      assertThat(out).isEmpty();
      assertThat(status).isEqualTo(expected);
      return this;
    }

    public JsonNode json() {
      return Json.parse(out);
    }

    public List<String> lines() {
      return out.lines().toList();
    }
  }

  private Cli() {}

  public static Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = command.execute(args);
    return new Result(status, out.toString(), err.toString());
  }
}
