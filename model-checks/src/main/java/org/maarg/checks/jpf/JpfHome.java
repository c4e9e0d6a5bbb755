package org.maarg.checks.jpf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Java PathFinder is, or why nobody knows.
 *
 * @param path the folder of jpf-core, if it is one
 * @param problem what is wrong, or nothing
 */
record JpfHome(Optional<Path> path, String problem) {
  private static final String KEY = "jpf-core";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
  private static final int MOST_REFERENCES = 20;

  /** What {@code JPF_HOME} or PathFinder's own site.properties names. */
  static JpfHome find() {
    Path site = Path.of(System.getProperty("user.home", ""), ".jpf", "site.properties");
    return find(Optional.ofNullable(System.getenv("JPF_HOME")), site, System.getProperties());
  }

  /** As {@link #find()}; the variable comes first. */
  static JpfHome find(Optional<String> variable, Path site, Properties system) {
    if (variable.isPresent()) {
      return at("JPF_HOME", variable.get());
    } else if (!Files.exists(site)) {
      return without("none is installed (JPF_HOME, ~/.jpf/site.properties)");
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(site)) {
      properties.load(in);
    } catch (IOException unreadable) {
      return without(site + " cannot be read");
    }
    String named = properties.getProperty(KEY);
    return named == null
        ? without(site + " does not name " + KEY)
        : at(site + ": " + KEY, expand(named, properties, system));
  }

  private static JpfHome without(String problem) {
    return new JpfHome(Optional.empty(), problem);
  }

  private static JpfHome at(String place, String name) {
    try {
      Path path = Path.of(name);
      Path jar = path.resolve("build").resolve("RunJPF.jar");
      return Files.exists(jar)
          ? new JpfHome(Optional.of(path), "")
          : without(place + " names " + name + ", where there is no build/RunJPF.jar");
    } catch (InvalidPathException wrong) {
      return without(place + " names " + name + ", which is no path");
    }
  }

  /** PathFinder's convention: a name in braces stands for a system property, or another key. */
  private static String expand(String value, Properties properties, Properties system) {
    String text = value;
    for (int i = 0; i < MOST_REFERENCES; i++) {
      Matcher reference = REFERENCE.matcher(text);
      if (!reference.find()) {
        break;
      }
      String name = reference.group(1);
      String meant = system.getProperty(name, properties.getProperty(name, ""));
      text = text.substring(0, reference.start()) + meant + text.substring(reference.end());
    }
    return text;
  }
}
