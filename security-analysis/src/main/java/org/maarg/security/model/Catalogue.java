package org.maarg.security.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.maarg.runtime.yaml.ConfigException;

/** All scenarios of a folder, or those that come with the program. */
public final class Catalogue {
  /** Where the scenarios are in the sources. */
  public static final String FOLDER = "security-analysis/scenarios";

  private static final String SUFFIX = ".yaml";
  private static final String RESOURCE = "/org/maarg/security/scenarios";

  private final List<Scenario> scenarios;

  private Catalogue(List<Scenario> scenarios) {
    this.scenarios = List.copyOf(scenarios);
  }

  /** All, in the order of their file names. */
  public List<Scenario> scenarios() {
    return scenarios;
  }

  /**
   * The scenarios that come with the program.
   *
   * @throws ConfigException with all that is wrong in any of them
   */
  public static Catalogue packaged() throws ConfigException {
    URL folder = Catalogue.class.getResource(RESOURCE);
    if (folder == null) {
      throw new IllegalStateException(RESOURCE + " is not on the class path");
    }
    try {
      URI uri = folder.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return read(Path.of(uri), FOLDER);
      }
      try (FileSystem archive = FileSystems.newFileSystem(uri, Map.of())) {
        return read(archive.getPath(RESOURCE), FOLDER);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The scenarios of a folder.
   *
   * @param name of the folder, for messages
   * @throws IOException if the folder cannot be read
   * @throws ConfigException with all that is wrong in any of the files
   */
  public static Catalogue read(Path folder, String name) throws IOException, ConfigException {
    List<Scenario> scenarios = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Map<String, String> files = new HashMap<>();
    for (Path file : files(folder)) {
      String shown = name + "/" + file.getFileName();
      try {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Scenario scenario = ScenarioReader.parse(text, shown);
        String other = files.putIfAbsent(scenario.id(), shown);
        if (other != null) {
          problems.add(shown + ": id: '" + scenario.id() + "' is that of " + other + " too");
        }
        scenarios.add(scenario);
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return new Catalogue(scenarios);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX))
          .sorted((one, other) -> one.toString().compareTo(other.toString()))
          .toList();
    }
  }
}
