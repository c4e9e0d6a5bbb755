package org.maarg.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusTest {
  // Verifies: 6275-6.1.8-2, 5213-8.2-5, 5213-8.9-3
  @Test
  void statusBelow128IsAccepted() {
    for (int status = 0; status <= 255; status++) {
      assertThat(Status.isAccepted(status)).isEqualTo(status < 128);
    }
  }

  // Verifies: 5213-8.9-1
  @Test
  void valuesAreThoseAssigned() {
    int[] values = {
      Status.PROXY_REG_NOT_ENABLED,
      Status.NOT_LMA_FOR_THIS_MN,
      Status.MAG_NOT_AUTHORIZED,
      Status.NOT_AUTHORIZED_FOR_HNP,
      Status.TIMESTAMP_MISMATCH,
      Status.TIMESTAMP_LOWER,
      Status.MISSING_HNP,
      Status.PREFIX_SETS_DIFFER,
      Status.MISSING_MN_ID,
      Status.MISSING_HANDOFF_INDICATOR,
      Status.MISSING_ACCESS_TECHNOLOGY
    };
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isEqualTo(152 + i);
    }
  }

  @Test
  void everyStatusHasANameOfItsOwn() {
    Set<String> names = new HashSet<>();
    for (int status = 0; status <= 255; status++) {
      assertThat(names.add(Status.nameOf(status))).isTrue();
    }
    assertThat(Status.nameOf(130)).isEqualTo("insufficient resources");
    assertThat(Status.nameOf(140)).isEqualTo("status 140");
  }

  // Verifies: 6275-6.1.8-2
  @Test
  void whatAHomeAgentMaySendHasAName() {
    for (int status :
        new int[] {0, 1, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 174}) {
      assertThat(Status.nameOf(status)).doesNotStartWith("status ");
    }
    assertThat(Status.nameOf(1)).isEqualTo("accepted, prefix discovery necessary");
    assertThat(Status.nameOf(174)).isEqualTo("invalid care-of address");
  }
}
