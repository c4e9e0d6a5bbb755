package org.maarg.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven writes into the jar; a class path without the jar has none. */
final class Version implements IVersionProvider {
  private static final String PROPERTIES = "/META-INF/maven/org.maarg/maarg-impl/pom.properties";

  @Override
  public String[] getVersion() {
    return new String[] {
      "maarg " + number(), "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }

  private static String number() {
    try (InputStream in = Version.class.getResourceAsStream(PROPERTIES)) {
      if (in == null) {
        return "(not packaged)";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "(not packaged)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
