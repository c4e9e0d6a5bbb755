package org.maarg.cli;

import java.util.List;

/**
 * Adds commands to the command line. Implementations are found with {@link java.util.ServiceLoader}
 * and have a public constructor without parameters.
 *
 * <p>A command's {@code call()} returns an exit status of {@link ExitStatus}; what went wrong on
 * the user's side is thrown as a {@link CliException}. {@code --help} and {@code --version} are
 * added by the command line itself.
 */
public interface CommandProvider {
  /** Objects whose classes bear picocli's {@code @Command} with a name; new ones on every call. */
  List<Object> commands();
}
