package org.maarg.security.script;

/** Something that happens in a scenario. Read from a step of a script by {@link Vocabulary}. */
public interface ScriptEvent {
  /**
   * Lets it happen now.
   *
   * @param scope values of the formulas
   * @throws IllegalArgumentException if a value is out of its range, such as the number of a MAAR
   */
  void happen(Stage stage, Scope scope);
}
