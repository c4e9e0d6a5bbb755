package org.maarg.runtime.observe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build of maarg this is. */
public final class BuildInfo {
  private static final String PROPERTIES = "/META-INF/maven/org.maarg/maarg-impl/pom.properties";
  private static final String UNPACKAGED = "(not packaged)";

  private BuildInfo() {}

  /** The version of the jar that this class is from; in words if it is from none. */
  public static String version() {
    try (InputStream in = BuildInfo.class.getResourceAsStream(PROPERTIES)) {
      if (in == null) {
        return UNPACKAGED;
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", UNPACKAGED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
