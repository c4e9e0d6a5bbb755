package org.maarg.runtime.dataplane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands of iproute2, each checked. Used by one thread. */
final class IpCommands implements AutoCloseable {
  /** Always there, and nobody asks for it here: what it answers tells that all before is done. */
  private static final String SENTINEL = "link show dev lo";

  private static final String SENTINEL_ANSWER = "    link/loopback";
  private static final Pattern FAILED = Pattern.compile("Command failed -:(\\d+)");
  private static final Pattern LOOPBACK = Pattern.compile("\\d+: lo: .*");

  /** The kernel takes some memory for tunnels out of a reserve that it fills up by and by. */
  private static final String FOR_NOW = "Cannot allocate memory";

  private static final int ATTEMPTS = 20;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** A command, and why it has failed. */
  private record Failure(String command, String reason) {
    boolean isPassing() {
      return reason.contains(FOR_NOW);
    }

    @Override
    public String toString() {
      return "ip " + command + ": " + reason;
    }
  }

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
    List<Failure> failures = insist(commands);
    if (!failures.isEmpty()) {
      throw new DataPlaneException(failures.get(0).toString());
    }
  }

  /** Carries out commands, all of them; returns those that failed, each with its whole reason. */
  Map<String, String> runAll(List<String> commands) {
    Map<String, String> failures = new HashMap<>();
    insist(commands).forEach(one -> failures.put(one.command(), one.toString()));
    return failures;
  }

  private List<Failure> insist(List<String> commands) {
    List<Failure> failures = attempt(commands);
    for (int again = 0;
        again < ATTEMPTS && failures.stream().anyMatch(Failure::isPassing);
        again++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      failures = attempt(failures.stream().map(Failure::command).toList());
    }
    return failures;
  }

  /** Carries out commands, some of which may have nothing to do. */
  void runAsFarAsPossible(List<String> commands) {
    var unused = attempt(commands);
  }

  private List<Failure> attempt(List<String> commands) {
    if (commands.isEmpty()) {
      return List.of();
    }
    int before = linesGiven;
    List<Failure> failures = new ArrayList<>();
    StringBuilder reason = new StringBuilder();
    for (String line : say(commands)) {
      Matcher failed = FAILED.matcher(line);
      if (failed.matches()) {
        int index = Integer.parseInt(failed.group(1)) - before - 1;
        failures.add(new Failure(commands.get(index), reason.toString()));
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
