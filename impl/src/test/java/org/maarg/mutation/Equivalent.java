package org.maarg.mutation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Survivors that no test can kill, since what they change makes no difference.
 *
 * @param mutants how many of a line's mutants are such; 0 stands for one
 * @param reason why no test can tell them from what is there
 */
record Equivalent(
    String type, String method, String mutator, String line, int mutants, String reason) {

  static List<Equivalent> read(Path module) throws IOException {
    return new ObjectMapper(new YAMLFactory())
        .readValue(module.resolve("mutation/equivalent.yaml").toFile(), new TypeReference<>() {});
  }

  int number() {
    return Math.max(1, mutants);
  }

  boolean matches(Survivor survivor) {
    return survivor.type().equals(type)
        && survivor.method().equals(method)
        && survivor.mutator().equals(mutator)
        && survivor.line().equals(line);
  }
}
