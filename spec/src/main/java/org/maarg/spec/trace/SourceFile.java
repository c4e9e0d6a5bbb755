package org.maarg.spec.trace;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that may cite requirements.
 *
 * @param path from the root of the repository, with slashes
 * @param language how it writes comments
 * @param lines its text
 */
record SourceFile(String path, Language language, List<String> lines) {
  private static final String REFERENCE = "impl/src/main/";
  private static final List<String> CHECKING_CODE =
      List.of(REFERENCE + "java/org/maarg/conformance/", REFERENCE + "java/org/maarg/sim/");
  private static final List<String> CHECKING_MODULES = List.of("model-checks/", "fuzz/");
  private static final Pattern SCENARIO_FILE =
      Pattern.compile(".*(\\.(yaml|yml|md)|ScenarioTest\\.java)");

  /** How a comment that takes a line of its own begins and ends. */
  enum Language {
    JAVA("//", ""),
    HASH("#", ""),
    LUA("--", ""),
    MARKUP("<!--", "-->");

    private final String opens;
    private final String closes;

    Language(String opens, String closes) {
      this.opens = opens;
      this.closes = closes;
    }

    String opens() {
      return opens;
    }

    String closes() {
      return closes;
    }

    /** The language of a file by its name; empty for files that do not cite. */
    static Optional<Language> of(String path) {
      return switch (path.substring(path.lastIndexOf('.') + 1)) {
        case "java" -> Optional.of(JAVA);
        case "yaml", "yml", "sh", "py", "properties" -> Optional.of(HASH);
        case "lua" -> Optional.of(LUA);
        case "md", "xml", "html" -> Optional.of(MARKUP);
        default -> Optional.empty();
      };
    }
  }

  /**
   * What a citation in this file is evidence of; empty where such a citation would claim what the
   * place cannot do.
   */
  Optional<Citation.Evidence> evidence(boolean implementing) {
    if (implementing) {
      return path.startsWith(REFERENCE) ? Optional.of(Citation.Evidence.CODE) : Optional.empty();
    }
    if (CHECKING_CODE.stream().anyMatch(path::startsWith)) {
      return Optional.of(Citation.Evidence.CHECK);
    }
    if (isScenario()) {
      return Optional.of(Citation.Evidence.SCENARIO);
    }
    if (path.startsWith(REFERENCE)) {
      return Optional.empty();
    }
    boolean check = CHECKING_MODULES.stream().anyMatch(path::startsWith);
    return Optional.of(check ? Citation.Evidence.CHECK : Citation.Evidence.TEST);
  }

  private boolean isScenario() {
    return path.startsWith("security-analysis/")
        || path.contains("/scenarios/")
        || SCENARIO_FILE.matcher(path).matches();
  }
}
