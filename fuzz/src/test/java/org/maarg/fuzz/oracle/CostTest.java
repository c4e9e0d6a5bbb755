package org.maarg.fuzz.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CostTest {
  private static final int OCTETS = 2048;

  /** As many options as there can be: unknown ones without data. */
  private static byte[] dearest() {
    byte[] octets = new byte[OCTETS];
    octets[0] = 59;
    octets[1] = (byte) (OCTETS / 8 - 1);
    octets[2] = 5;
    for (int i = 12; i < OCTETS; i += 2) {
      octets[i] = (byte) 200;
    }
    return octets;
  }

  @Test
  void theDearestInputStaysWithinTheBound() {
    byte[] octets = dearest();
    for (int i = 0; i < 200; i++) {
      Cost.check(octets);
    }
    long allocated = Cost.allocatedBy(octets);
    assertThat(allocated)
        .as("the bound is of use: half of it would be too little")
        .isBetween(Cost.PER_OCTET / 4L * OCTETS, (long) Cost.PER_OCTET * OCTETS + Cost.FIXED);
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
