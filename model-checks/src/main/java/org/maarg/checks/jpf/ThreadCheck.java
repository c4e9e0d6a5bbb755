package org.maarg.checks.jpf;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.mutants.Scratch;

/**
 * A run of {@link ThreadHarness}, on the shipped inbox and timers or on one with a seeded bug.
 *
 * @param id name, which never changes
 * @param scenario what the threads do
 * @param expected how the result begins
 * @param file source file of the runtime that it is about, without its ending
 * @param text what stands in that source, exactly once; nothing for the shipped one
 * @param by what stands there instead
 */
public record ThreadCheck(
    String id, String scenario, String expected, String file, String text, String by) {
  private static final String RUNTIME = "impl/src/main/java/org/maarg/runtime/";

  /** All of them, as {@code threads.yaml} has them. */
  public static List<ThreadCheck> all() {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    try (InputStream in = ThreadCheck.class.getResourceAsStream("threads.yaml")) {
      return yaml.readValue(Objects.requireNonNull(in), new TypeReference<List<ThreadCheck>>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The check of this name. */
  public static Optional<ThreadCheck> named(String id) {
    return all().stream().filter(check -> check.id().equals(id)).findFirst();
  }

  /** Runs it. */
  public JpfRun run(Jpf jpf, int timeoutSeconds) {
    if (text.isEmpty()) {
      return jpf.runThreads(List.of(), List.of(scenario), timeoutSeconds);
    }
    try (Scratch scratch = Scratch.open("maarg-mutant-")) {
      Mutants.compile(seeded(), RUNTIME, scratch.path());
      return jpf.runThreads(List.of(scratch.path()), List.of(scenario), timeoutSeconds);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Mutant seeded() {
    return new Mutant(id, file, "hand-over", scenario, text, by);
  }

  /** True if a seeded bug was found, or the shipped classes passed, with counts either way. */
  public boolean isAsExpected(JpfRun run) {
    return run.states() > 0 && run.outcome().startsWith(expected);
  }
}
