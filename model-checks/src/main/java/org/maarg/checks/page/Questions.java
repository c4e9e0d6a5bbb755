package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.maarg.checks.jpf.Mutated;
import org.maarg.checks.mutants.Mutant;
import org.maarg.checks.mutants.Mutants;
import org.maarg.checks.mutants.Scratch;
import org.maarg.cli.CliException;
import org.maarg.cli.Json;

/**
 * Gives questions to the classes that answer them: the shipped ones, or those with the seeded bug
 * that the question names. Safe for several threads.
 */
final class Questions implements AutoCloseable {
  /** A question about a way, of which it is told which requirements' code runs in its last step. */
  static final String WALK = "walk";

  private static final int KEPT = 4;

  private final Answers shipped = new Answers();
  private final Optional<Trace> trace = Catalogue.root().map(Trace::open);
  private final Map<String, Seeded> seeded = new LinkedHashMap<>();

  private record Seeded(Scratch scratch, Function<String, String> answers) {}

  /**
   * The answer to a question.
   *
   * @param question as {@link Answers} takes it, and {@code mutant} if a bug is to be in it
   * @throws IllegalArgumentException if it cannot be answered; the message is for whoever asked
   */
  ObjectNode ask(ObjectNode question) {
    String mutant = question.path("mutant").asText("");
    Function<String, String> answers = mutant.isEmpty() ? shipped : seeded(mutant);
    String[] answer = answers.apply(question.toString()).split("\t", 2);
    if (answer[0].equals(Answers.WRONG)) {
      throw new IllegalArgumentException(answer[1]);
    }
    ObjectNode json = (ObjectNode) Json.parse(answer[1]);
    if (!mutant.isEmpty()) {
      return json.put("mutant", mutant);
    }
    if (question.path("about").asText().equals(WALK)) {
      trace.ifPresent(it -> json.set("requirements", it.of(question)));
    }
    return json;
  }

  private synchronized Function<String, String> seeded(String id) {
    Seeded present = seeded.get(id);
    if (present != null) {
      return present.answers();
    }
    Mutant mutant =
        Mutants.named(id).orElseThrow(() -> new IllegalArgumentException("no mutant " + id));
    if (seeded.size() == KEPT) {
      Iterator<Seeded> oldest = seeded.values().iterator();
      oldest.next().scratch().close();
      oldest.remove();
    }
    Seeded made = seed(mutant);
    seeded.put(id, made);
    return made.answers();
  }

  private static Seeded seed(Mutant mutant) {
    Scratch scratch = Scratch.open("maarg-mutant-");
    try {
      Mutants.compile(mutant, scratch.path());
      return new Seeded(scratch, Mutated.function(scratch.path(), Answers.class));
    } catch (IllegalStateException | CliException noCompilerOrSources) {
      scratch.close();
      throw new IllegalArgumentException(noCompilerOrSources.getMessage(), noCompilerOrSources);
    } catch (IOException broken) {
      scratch.close();
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public synchronized void close() {
    seeded.values().forEach(it -> it.scratch().close());
    seeded.clear();
  }
}
