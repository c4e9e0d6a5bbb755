package org.maarg.fuzz.seeds;

/**
 * A one-line bug that a fuzz target must find.
 *
 * @param id name, which never changes
 * @param target name of the target that must find it
 * @param file source file below {@code org/maarg} of impl, without its ending
 * @param about the bug in words
 * @param expects what the finding says; anything else that is found is not the bug
 * @param text what stands in the source file, exactly once
 * @param by what stands there instead
 */
public record Seed(
    String id, String target, String file, String about, String expects, String text, String by) {
  /** The source with the bug in it. */
  String applyTo(String source) {
    int at = source.indexOf(text);
    if (at < 0 || source.indexOf(text, at + 1) >= 0) {
      throw new IllegalStateException(
          "seed " + id + ": its text must stand once in " + file + ".java");
    }
    return source.substring(0, at) + by + source.substring(at + text.length());
  }
}
