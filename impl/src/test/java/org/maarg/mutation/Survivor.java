package org.maarg.mutation;

/**
 * A mutant that no test kills, named by what outlives changes elsewhere in its file.
 *
 * @param method without the number that the compiler gives a lambda
 * @param mutator PIT's, without package and the word Mutator
 * @param line the text of its source line
 * @param does what PIT says that it changes
 */
record Survivor(String type, String method, String mutator, String line, String does)
    implements Comparable<Survivor> {

  private String key() {
    return String.join("\n", type, method, line, mutator, does);
  }

  @Override
  public int compareTo(Survivor other) {
    return key().compareTo(other.key());
  }

  @Override
  public String toString() {
    return type + "." + method + ": `" + line + "`: " + does + " (" + mutator + ")";
  }
}
