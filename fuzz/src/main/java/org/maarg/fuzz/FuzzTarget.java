package org.maarg.fuzz;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class as a fuzz target: {@code org.maarg.fuzz.targets.<Name>Target} with a method {@code
 * public static void fuzzerTestOneInput(byte[] octets)}, which throws whatever it finds wrong. The
 * target's name is the kebab case of {@code <Name>}. Nothing else has to be told of a new target.
 *
 * <p>Two more methods are there if they are needed: {@code public static List<byte[]> seeds()}
 * gives the inputs of which the committed corpus is made, and {@code public static void
 * fuzzerTearDown()} is called by Jazzer at the end of a run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FuzzTarget {
  /** One line: what the target checks. */
  String about();

  /** Whose branches steer the fuzzer: Jazzer's patterns, such as {@code org.maarg.wire.**}. */
  String[] instrument();

  /** The longest input the fuzzer makes, in octets. */
  int maxOctets();

  /**
   * True if the target's rate is held against that of the {@code empty} target. The parsers' are;
   * an input of a stateful target is a whole run of a domain.
   */
  boolean parser() default false;

  /**
   * If something that is not tested does much of a parser target's work, a library that reads the
   * text or a grammar that makes the message: the yardstick that does just that with the same
   * input.
   */
  String measuredBy() default "";

  /** True if the target checks nothing: others' rates are measured by it. */
  boolean yardstick() default false;

  /**
   * True if the octets are choices of what happens next, and no values that the code under test
   * compares with others: what it compares does not steer the fuzzer then. To watch all of it takes
   * more time than the run itself.
   */
  boolean choices() default false;

  /** Of these classes, those whose branches say nothing of their own: loops over octets. */
  String[] ignore() default {};
}
