package org.maarg.runtime.dataplane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands of iproute2, each checked. Used by one thread. */
final class IpCommands implements AutoCloseable {
  /** Always there, and nobody asks for it here: what it answers tells that all before is done. */
  private static final String SENTINEL = "link show dev lo";

  private static final String SENTINEL_ANSWER = "    link/loopback";
  private static final Pattern FAILED = Pattern.compile("Command failed -:(\\d+)");
  private static final Pattern LOOPBACK = Pattern.compile("\\d+: lo: .*");

  private final ResidentProcess ip;
  private int linesGiven;

  /**
   * Starts the program.
   *
   * @throws DataPlaneException if iproute2 is not installed
   */
  IpCommands(Optional<Path> namespace) {
    ip = new ResidentProcess(namespace, List.of("ip", "-6", "-force", "-batch", "-"));
  }

  /**
   * Carries out commands, all of them.
   *
   * @throws DataPlaneException if some failed; the message has the first with the kernel's reason
   */
  void run(List<String> commands) {
    List<String> failures = failures(commands);
    if (!failures.isEmpty()) {
      throw new DataPlaneException(failures.get(0));
    }
  }

  /** Carries out commands, some of which may have nothing to do. */
  List<String> failures(List<String> commands) {
    if (commands.isEmpty()) {
      return List.of();
    }
    int before = linesGiven;
    List<String> failures = new ArrayList<>();
    StringBuilder reason = new StringBuilder();
    for (String line : say(commands)) {
      Matcher failed = FAILED.matcher(line);
      if (failed.matches()) {
        int index = Integer.parseInt(failed.group(1)) - before - 1;
        failures.add("ip " + commands.get(index) + ": " + reason);
        reason.setLength(0);
      } else {
        reason.append(reason.length() == 0 ? "" : " ").append(line.trim());
      }
    }
    return failures;
  }

  /**
   * What a command shows.
   *
   * @throws DataPlaneException if it failed
   */
  List<String> show(String command) {
    List<String> lines = say(List.of(command));
    if (lines.stream().anyMatch(line -> FAILED.matcher(line).matches())) {
      throw new DataPlaneException("ip " + command + ": " + lines.get(0));
    }
    return lines;
  }

  private List<String> say(List<String> commands) {
    List<String> lines = new ArrayList<>(commands);
    lines.add(SENTINEL);
    List<String> said = ip.run(lines, line -> line.startsWith(SENTINEL_ANSWER));
    linesGiven += lines.size();
    return said.stream().filter(line -> !LOOPBACK.matcher(line).matches()).toList();
  }

  @Override
  public void close() {
    ip.close();
  }
}
