package org.maarg.checks.mutation;

import org.pitest.mutationtest.engine.MutationDetails;

/**
 * A mutant of a class of the core.
 *
 * @param type name of the class
 * @param method name of the method, as it is in the class file
 * @param line of the source file
 * @param what was done, in words
 * @param details what PIT knows of it
 */
record CoreMutant(String type, String method, int line, String what, MutationDetails details) {
  static CoreMutant of(MutationDetails details) {
    return new CoreMutant(
        details.getClassName().asJavaName(),
        details.getMethod(),
        details.getLineNumber(),
        details.getDescription(),
        details);
  }

  /** True if a value was replaced by what the line returns already. */
  boolean isTheSame() {
    String source = CoreClasses.line(type, line);
    return what.startsWith("replaced")
        && ((source.equals("return true;") && what.contains("with true "))
            || (source.equals("return false;") && what.contains("with false "))
            || (source.equals("return 0;") && what.contains("with 0 "))
            || (source.equals("return Optional.empty();") && what.contains("with Optional.empty "))
            || (source.equals("return List.of();")
                && what.contains("with Collections.emptyList ")));
  }

  /** True for what the compiler makes of a record or an enum: nobody has written it. */
  boolean isGenerated() {
    return CoreClasses.line(type, line).matches("(public |private |static )*(record|enum) .*");
  }

  /** The operator's name without its package. */
  String operator() {
    String mutator = details.getMutator();
    return mutator.substring(mutator.lastIndexOf('.') + 1);
  }

  /** {@code cmd/Cmd:120}. */
  String place() {
    return CoreClasses.shortName(type) + ":" + line;
  }
}
