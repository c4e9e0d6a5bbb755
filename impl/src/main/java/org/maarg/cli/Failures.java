package org.maarg.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maarg.runtime.config.Faults;
import org.maarg.runtime.config.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user of failures: one line on standard error each. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** A system property; if it is true, defects show their stack trace. */
  static final String STACK_TRACE = "maarg.stacktrace";

  private static final String PICOCLI_PREFIX = "Error: ";
  private static final String PICOCLI_EXPECTED = "expected one of [";

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(place(command.getCommandSpec()) + ": " + reasonOf(failure));
    err.flush();
    return ExitStatus.USAGE;
  }

  private static String reasonOf(ParameterException failure) {
    StringBuilder reason = new StringBuilder(oneLine(messageOf(failure)));
    if (reason.indexOf(PICOCLI_PREFIX) == 0) {
      reason.delete(0, PICOCLI_PREFIX.length());
    }
    if (failure instanceof UnmatchedArgumentException unmatched) {
      var suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        reason.append(" (did you mean ").append(String.join(" or ", suggestions)).append("?)");
      }
    }
    String name = failure.getCommandLine().getCommandSpec().qualifiedName();
    return reason.append("; see ").append(name).append(" --help").toString();
  }

  /** Constants are told as one writes them, and the nearest first of all. */
  private static String messageOf(ParameterException failure) {
    String message = String.valueOf(failure.getMessage());
    ArgSpec argument = failure.getArgSpec();
    int expected = message.indexOf(PICOCLI_EXPECTED);
    if (argument == null || failure.getValue() == null || expected < 0) {
      return message;
    }
    List<String> known = new ArrayList<>();
    for (Class<?> type : argument.auxiliaryTypes()) {
      for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
        known.add(constant.toString().toLowerCase(Locale.ROOT));
      }
    }
    return message.substring(0, expected) + Spelling.noneOf(failure.getValue(), known);
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    int status;
    if (failure instanceof CliException known) {
      String place = place(command.getCommandSpec());
      known.lines().forEach(line -> err.println(place + ": " + oneLine(line)));
      status = known.exitStatus();
    } else {
      status = defect(failure, place(command.getCommandSpec()), err);
    }
    err.flush();
    return status;
  }

  /** Reports what nobody has foreseen. */
  static int defect(Throwable failure, String place, PrintWriter err) {
    String reason = oneLine(Faults.reasonOf(failure));
    boolean all = Boolean.getBoolean(STACK_TRACE);
    String more = all ? "" : "; MAARG_JAVA_OPTS=-D" + STACK_TRACE + "=true shows more";
    err.println(place + ": a defect of maarg: " + reason + where(failure) + more);
    if (all) {
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitStatus.DEFECT;
  }

  private static String where(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("org.maarg.")) {
        return " at " + frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }

  private static String place(CommandSpec command) {
    return command.qualifiedName();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
