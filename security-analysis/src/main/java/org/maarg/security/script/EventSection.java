package org.maarg.security.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.maarg.runtime.config.Spelling;
import org.maarg.runtime.yaml.ConfigSection;
import org.maarg.security.model.Dimension;
import org.maarg.security.model.Expression;
import org.maarg.security.model.NodeRef;

/**
 * A step of a script while its event is read. What is wrong is noted with its place, and something
 * harmless given instead: a file with a problem is never run.
 */
public final class EventSection {
  private static final Expression ZERO = Expression.parse("0", name -> Dimension.NUMBER);

  private final ConfigSection section;
  private final Function<String, Dimension> dimensions;

  /**
   * A step.
   *
   * @param dimensions of the names that its formulas may use
   */
  public EventSection(ConfigSection section, Function<String, Dimension> dimensions) {
    this.section = section;
    this.dimensions = dimensions;
  }

  /** A plain number. */
  public Expression number(String key) {
    return section.required(key, text -> parse(text, Dimension.NUMBER)).orElse(ZERO);
  }

  /** A plain number, or another if the key is absent. */
  public Expression number(String key, String otherwise) {
    return value(key, Dimension.NUMBER).orElseGet(() -> parse(otherwise, Dimension.NUMBER));
  }

  /** A plain number, if the key is there. */
  public Optional<Expression> optionalNumber(String key) {
    return value(key, Dimension.NUMBER);
  }

  /** A time. */
  public Expression time(String key) {
    return section.required(key, text -> parse(text, Dimension.TIME)).orElse(ZERO);
  }

  /** A time, or another if the key is absent. */
  public Expression time(String key, String otherwise) {
    return value(key, Dimension.TIME).orElseGet(() -> parse(otherwise, Dimension.TIME));
  }

  /** A time, if the key is there. */
  public Optional<Expression> optionalTime(String key) {
    return value(key, Dimension.TIME);
  }

  private Optional<Expression> value(String key, Dimension dimension) {
    return section.optional(key, text -> parse(text, dimension));
  }

  private Expression parse(String text, Dimension dimension) {
    return Expression.parse(text, dimension, dimensions);
  }

  /** A node. */
  public NodeRef node(String key) {
    return section.required(key, this::nodeRef).orElse(NodeRef.OF_CMD);
  }

  /** A node, if the key is there. */
  public Optional<NodeRef> optionalNode(String key) {
    return section.optional(key, this::nodeRef);
  }

  private NodeRef nodeRef(String text) {
    return NodeRef.parse(text, dimensions);
  }

  /** True or false, or something else if the key is absent. */
  public boolean truth(String key, boolean otherwise) {
    return section.optional(key, EventSection::truth).orElse(otherwise);
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    }
    return text.equals("true");
  }

  /** One of the names of an enumeration, in lower case with hyphens; the first if it is wrong. */
  public <E extends Enum<E>> E oneOf(String key, E[] values) {
    return section.required(key, text -> named(text, values)).orElse(values[0]);
  }

  private static <E extends Enum<E>> E named(String text, E[] values) {
    for (E value : values) {
      if (word(value).equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        Spelling.noneOf(text, Arrays.stream(values).map(EventSection::word).toList()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Notes a problem with a key. */
  public void problem(String key, String what) {
    section.problem(key, what);
  }
}
