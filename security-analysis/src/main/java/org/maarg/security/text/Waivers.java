package org.maarg.security.text;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.maarg.spec.file.Problem;

/**
 * What no scenario measures, and why: {@code security-analysis/waivers.yaml}.
 *
 * @param requirements requirements that no scenario cites
 * @param claims claims of the texts that rest on no run
 */
public record Waivers(List<Waiver> requirements, List<Waiver> claims) {
  /** The file, from the root of the repository. */
  public static final String FILE = "security-analysis/waivers.yaml";

  /** Waivers of these lists, which are copied. */
  public Waivers {
    requirements = List.copyOf(requirements);
    claims = List.copyOf(claims);
  }

  /**
   * A waiver.
   *
   * @param id the requirement, or the name by which a text refers to the waiver
   * @param reason why nothing is run
   * @param carriedBy what stands in for a run: files, from the root of the repository
   */
  public record Waiver(String id, String reason, List<String> carriedBy) {
    /** A waiver; the list is copied. */
    public Waiver {
      carriedBy = List.copyOf(carriedBy);
    }
  }

  /**
   * Reads the file of a repository.
   *
   * @throws IOException if it is missing, or not as described; the message names line and key
   */
  public static Waivers read(Path root) throws IOException {
    ObjectMapper yaml =
        new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    return yaml.readValue(Files.readString(root.resolve(FILE)), Waivers.class);
  }

  /** Empty reasons, and files that do not exist. */
  public List<Problem> problems(Path root) {
    List<Problem> problems = new ArrayList<>();
    for (Waiver waiver : Stream.concat(requirements.stream(), claims.stream()).toList()) {
      if (waiver.reason().isBlank() || waiver.carriedBy().isEmpty()) {
        problems.add(new Problem(FILE, 1, waiver.id() + ": no reason, or nothing carries it"));
      }
      for (String file : waiver.carriedBy()) {
        if (!Files.isRegularFile(root.resolve(file))) {
          problems.add(new Problem(FILE, 1, waiver.id() + ": " + file + " does not exist"));
        }
      }
    }
    return problems;
  }
}
