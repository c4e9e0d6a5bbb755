package org.maarg.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code maarg}: finds the subcommand and reports what goes wrong. */
@Command(
    name = "maarg",
    header =
        "The reference implementation of RFC 8885, PMIPv6 extensions for distributed mobility.",
    description = {
      "",
      "A mobile node moves between mobility anchor and access routers (MAARs) and keeps the prefixes"
          + " it got from each of them; a central mobility database (CMD) tells the MAARs where it"
          + " is now.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example: maarg demo --mode locator --moves 3",
      "",
      "Exit status: 0 done; 1 done, and the answer is no (inconsistent, refused, not reached);"
          + " 2 arguments or a file cannot be used; 3 a defect of this program.",
      "With MAARG_JAVA_OPTS=-D" + Failures.STACK_TRACE + "=true a defect shows its stack trace."
    })
public final class Main implements Runnable {
  private static final int HELP_WIDTH = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Called by picocli and by {@link #main}. */
  Main() {}

  /** Runs a command and ends the program with its exit status. */
  public static void main(String[] args) {
    // Else picocli looks for Groovy, which opens every library of the class path to find none.
    System.setProperty("picocli.disable.closures", "true");
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try {
      return commandLine(args.length == 0 ? "" : args[0]).execute(args);
    } catch (RuntimeException | Error e) {
      return Failures.defect(
          e, "maarg", new PrintWriter(System.err, true, Charset.defaultCharset()));
    }
  }

  /** The command line with all its commands. */
  static CommandLine commandLine() {
    return commandLine(HelpCommand.NAME);
  }

  /**
   * The command line for a first word. Where that names a command there is no other, for to look at
   * the options of all of them takes most of a short run; else there is of each what a list of
   * commands shows. All are whole for those that tell of any. Options of maarg itself need no more
   * than the list, and a release has that at hand.
   */
  static CommandLine commandLine(String first) {
    String file = first.startsWith("-") ? System.getProperty(CommandIndex.PROPERTY) : null;
    Map<String, String> index = CommandIndex.read(file);
    Map<String, Object> commands = index.isEmpty() ? commands() : Map.of();
    boolean whole = commands.containsKey(first);
    if (whole && !first.equals(HelpCommand.NAME) && !first.equals(CompletionCommand.NAME)) {
      commands.keySet().retainAll(Set.of(first));
    }
    CommandLine root = new CommandLine(new Main());
    index.forEach((name, header) -> root.addSubcommand(name, listed(name, header)));
    commands.forEach(
        (name, it) -> root.addSubcommand(name, whole ? it : listed(name, said(it).header())));
    prepare(root);
    Failures failures = new Failures();
    root.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
    root.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpWidth(HELP_WIDTH);
    if (whole) {
      Converters.register(root);
    }
    return root;
  }

  private static Map<String, Object> commands() {
    Map<String, Object> commands = new LinkedHashMap<>();
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      provider.commands().forEach(it -> commands.put(said(it).name(), it));
    }
    commands.put(HelpCommand.NAME, new HelpCommand());
    commands.put(CompletionCommand.NAME, new CompletionCommand());
    return commands;
  }

  private static Command said(Object command) {
    return Objects.requireNonNull(command.getClass().getAnnotation(Command.class));
  }

  private static CommandSpec listed(String name, String... header) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().header(header);
    return spec;
  }

  /** Gives a command and those below it what all have in common. */
  private static void prepare(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.userObject() == null) {
      return; // Only listed.
    }
    spec.mixinStandardHelpOptions(true).versionProvider(new Version());
    spec.usageMessage().abbreviateSynopsis(false);
    command.getSubcommands().values().forEach(Main::prepare);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
