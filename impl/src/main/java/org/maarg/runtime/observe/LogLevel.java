package org.maarg.runtime.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Sets how much maarg logs. */
public final class LogLevel {
  private static final String ALL_OF_MAARG = "org.maarg";

  private LogLevel() {}

  /**
   * Sets the level of every logger of maarg.
   *
   * @param level ERROR, WARN, INFO, DEBUG or TRACE
   */
  public static void set(String level) {
    // Another logging backend than the one that comes with maarg has its own configuration.
    if (LoggerFactory.getLogger(ALL_OF_MAARG) instanceof Logger logger) {
      logger.setLevel(Level.toLevel(level, Level.INFO));
    }
  }
}
