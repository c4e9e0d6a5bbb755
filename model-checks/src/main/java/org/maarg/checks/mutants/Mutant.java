package org.maarg.checks.mutants;

/**
 * A one-line bug that a check must find.
 *
 * @param id name, which never changes
 * @param file class of the protocol package that has the bug
 * @param property what must break: the name of a property, or {@link #MISSING_WITNESS}
 * @param world the world in which it must break
 * @param text what stands in the source file, exactly once
 * @param by what stands there instead
 */
public record Mutant(
    String id, String file, String property, String world, String text, String by) {
  /** What breaks if something good never happens any more. */
  public static final String MISSING_WITNESS = "missing-witness";

  /** The source with the bug in it. */
  String applyTo(String source) {
    int at = source.indexOf(text);
    if (at < 0 || source.indexOf(text, at + 1) >= 0) {
      throw new IllegalStateException(
          "mutant " + id + ": its text must stand once in " + file + ".java");
    }
    return source.substring(0, at) + by + source.substring(at + text.length());
  }
}
