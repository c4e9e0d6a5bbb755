package org.maarg.fuzz.run;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.maarg.fuzz.oracle.Tally;

/**
 * What a measuring run starts in place of a target: it hands every input on, to the target or to a
 * yardstick, and nothing else differs between the two. No branch guides the fuzzer; but libFuzzer
 * only mutates inputs that cover something, so each of the inputs to begin with marks a counter of
 * its own. With the same random seed, a run on the same folder then is the same inputs, octet for
 * octet: {@link #LINE} tells by what to see that.
 *
 * <p>It runs in Jazzer's machine, {@link JazzerArguments} starts it.
 */
public final class Measured {
  /** The property that names the class to hand inputs to. */
  static final String TARGET = "maarg.fuzz.measured";

  /** The property that tells how many inputs a run begins with. */
  static final String SEEDS = "maarg.fuzz.seeds";

  /** How the line begins that tells the first inputs' number, octets and checksum. */
  static final String LINE = "maarg: inputs ";

  private static final int FIRST_INPUTS = 10_000;
  private static final String COVERAGE_MAP = "com.code_intelligence.jazzer.runtime.CoverageMap";
  private static final MethodHandle RUN;
  private static final MethodHandle MARK;

  /** One more than there are: libFuzzer tries the empty input before, and covers nothing by it. */
  private static int marks = Math.max(1, Integer.getInteger(SEEDS, 0)) + 1;

  private static int inputs;
  private static long octets;
  private static final CRC32C SUM = new CRC32C();

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> target = Class.forName(System.getProperty(TARGET, ""));
      RUN = lookup.findStatic(target, "fuzzerTestOneInput", taking(byte[].class));
      Class<?> map = Class.forName(COVERAGE_MAP, true, null);
      lookup.findStatic(map, "enlargeIfNeeded", taking(int.class)).invokeExact(marks + 1);
      MARK = lookup.findStatic(map, "recordCoverage", taking(int.class));
    } catch (Throwable broken) {
      throw new ExceptionInInitializerError(broken);
    }
  }

  private Measured() {}

  private static MethodType taking(Class<?> argument) {
    return MethodType.methodType(void.class, argument);
  }

  /**
   * Called by Jazzer.
   *
   * @throws Throwable what the target throws
   */
  public static void fuzzerTestOneInput(byte[] input) throws Throwable {
    if (marks > 0) {
      MARK.invokeExact(marks);
      marks--;
    }
    if (inputs < FIRST_INPUTS) {
      note(input);
    }
    RUN.invokeExact(input);
  }

  private static void note(byte[] input) {
    inputs++;
    octets += input.length;
    SUM.update(input);
  }

  /** Called by Jazzer at the end of a run. */
  public static void fuzzerTearDown() {
    Tally.print();
    if (inputs == FIRST_INPUTS) {
      System.out.printf(
          Locale.ROOT, "%s%d, octets %d, sum %08x%n", LINE, inputs, octets, SUM.getValue());
    }
  }
}
