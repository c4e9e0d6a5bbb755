package org.maarg.fuzz.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("measures")
class CostTest {
  private static final int OCTETS = 2048;
  private static final int OCTETS_PER_TRIAL = 1 << 19;

  /** Quadratic time would make it 8. */
  private static final double MOST_GROWTH = 2.5;

  /** As many options as there can be: unknown ones without data. */
  private static byte[] dearest(int length) {
    byte[] octets = new byte[length];
    octets[0] = 59;
    octets[1] = (byte) (length / 8 - 1);
    octets[2] = 5;
    for (int i = 12; i < length; i += 2) {
      octets[i] = (byte) 200;
    }
    return octets;
  }

  @Test
  void theDearestInputStaysWithinTheBound() {
    byte[] octets = dearest(OCTETS);
    for (int i = 0; i < 200; i++) {
      Cost.check(octets);
    }
    long allocated = Cost.allocatedBy(octets);
    assertThat(allocated)
        .as("the bound is of use: a quarter of it would be too little")
        .isBetween(Cost.PER_OCTET / 4L * OCTETS, (long) Cost.PER_OCTET * OCTETS + Cost.FIXED);
  }

  /** Medians of CPU time, so that other load on the machine does not decide. */
  @Test
  void timeGrowsAsTheOctetsDo() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < 41; i++) {
      ratios.add(nanosPerOctet(dearest(OCTETS)) / nanosPerOctet(dearest(OCTETS / 8)));
    }
    Collections.sort(ratios);
    assertThat(ratios.get(ratios.size() / 2))
        .as("time per octet of an input that is 8 times as long")
        .isLessThan(MOST_GROWTH);
  }

  private static double nanosPerOctet(byte[] octets) {
    int runs = OCTETS_PER_TRIAL / octets.length;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < runs; i++) {
      Cost.allocatedBy(octets);
    }
    return (double) (threads.getCurrentThreadCpuTime() - before) / OCTETS_PER_TRIAL;
  }

  @Test
  void paddingCostsNothing() {
    byte[] octets = new byte[OCTETS];
    octets[0] = 59;
    octets[1] = (byte) (OCTETS / 8 - 1);
    octets[2] = 5;
    Cost.check(octets);
    assertThat(Cost.allocatedBy(octets)).isLessThan(Cost.FIXED);
  }
}
