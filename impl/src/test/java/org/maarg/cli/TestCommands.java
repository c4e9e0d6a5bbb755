package org.maarg.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Commands of another module, found as those are found. */
public final class TestCommands implements CommandProvider {
  /** Fails as nobody foresaw. */
  @Command(name = "test-defect", header = "Fail with a defect.", footer = "Example: none")
  static final class Defect implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("the sky\nfell down");
    }
  }

  /** Fails as foreseen. */
  @Command(name = "test-failure", header = "Fail with problems.", footer = "Example: none")
  static final class Failure implements Callable<Integer> {
    @Override
    public Integer call() {
      throw CliException.usage(List.of("a.yaml:1: one", "a.yaml:2: two"));
    }
  }

  @Override
  public List<Object> commands() {
    return List.of(new Defect(), new Failure());
  }
}
