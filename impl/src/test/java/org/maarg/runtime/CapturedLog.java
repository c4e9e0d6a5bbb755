package org.maarg.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Takes the log of maarg for itself, so that tests can look at it and do not print it. */
public final class CapturedLog implements AutoCloseable {
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("org.maarg");

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          events.add(event);
        }
      };
  private final Level before = LOGGER.getLevel();

  public CapturedLog(Level level) {
    appender.setContext(LOGGER.getLoggerContext());
    appender.start();
    LOGGER.setLevel(level);
    LOGGER.setAdditive(false);
    LOGGER.addAppender(appender);
  }

  public List<ILoggingEvent> events() {
    return events;
  }

  /** Level, message, keys and values of each line. */
  public List<String> lines() {
    return events.stream().map(CapturedLog::line).toList();
  }

  private static String line(ILoggingEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(event.getLevel()).append(' ').append(event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.append(' ').append(pair.key).append('=').append(pair.value);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    LOGGER.detachAppender(appender);
    LOGGER.setAdditive(true);
    LOGGER.setLevel(before);
  }
}
