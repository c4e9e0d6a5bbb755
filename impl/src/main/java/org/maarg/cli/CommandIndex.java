package org.maarg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The list of commands that a release archive has beside its libraries: for each a line with its
 * name, a tab and what the list of commands says of it. With it {@code --help} neither opens any
 * library nor loads a command. It is no source of its own: the archive's maker has this class write
 * it out of the very commands of the archive.
 */
public final class CommandIndex {
  /** The system property with the file's name; without it there is no such list. */
  static final String PROPERTY = "maarg.commands";

  private CommandIndex() {}

  /** Writes the list of the commands on the class path to standard output. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    out.print(of(Main.commandLine("")));
    out.flush();
  }

  static String of(CommandLine commandLine) {
    StringBuilder lines = new StringBuilder();
    commandLine
        .getSubcommands()
        .forEach(
            (name, command) -> {
              UsageMessageSpec usage = command.getCommandSpec().usageMessage();
              lines.append(name).append('\t').append(usage.header()[0]).append('\n');
            });
    return lines.toString();
  }

  /** What is said of each command, by its name; empty where there is no list that can be used. */
  static Map<String, String> read(@Nullable String file) {
    if (file == null) {
      return Map.of();
    }
    Map<String, String> commands = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(Path.of(file))) {
        int tab = line.indexOf('\t');
        if (tab < 1) {
          return Map.of();
        }
        commands.put(line.substring(0, tab), line.substring(tab + 1));
      }
    } catch (IOException | RuntimeException e) {
      return Map.of(); // The commands themselves tell the same, only later.
    }
    return commands;
  }
}
