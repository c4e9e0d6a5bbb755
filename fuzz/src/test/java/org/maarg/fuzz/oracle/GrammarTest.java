package org.maarg.fuzz.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MobilityOption;

class GrammarTest {
  private static final int INPUTS = 20_000;

  @Test
  void mostMessagesGetPastAllChecksAndEveryOptionComes() {
    Random random = new Random(1);
    TreeSet<Integer> types = new TreeSet<>();
    int accepted = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] choices = new byte[random.nextInt(80)];
      random.nextBytes(choices);
      MobilityMessage message = Agreement.check(Grammar.message(choices));
      if (message != null) {
        accepted++;
        message.options().asList().stream().map(MobilityOption::type).forEach(types::add);
      }
    }
    assertThat(accepted).isBetween(INPUTS / 2, INPUTS * 99 / 100);
    assertThat(types).contains(3, 8, 22, 23, 24, 25, 26, 27, 65, 66, 67, 68, 69, 70, 200);
  }

  @Test
  void takesAnyChoices() {
    assertThat(Grammar.message(new byte[0])).hasSizeBetween(8, 2048);
    assertThat(Grammar.message(new byte[5000])).hasSizeBetween(8, 2048);
  }
}
