package org.maarg.wire.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.Field;

// Verifies: 5847-3.4-1, 5847-3.4-2
class RestartCounterTest extends OptionContract {
  @Override
  public MobilityOption subject() {
    return new RestartCounter(0xfffe_fdfcL);
  }

  @Override
  public String octets() {
    return "1c04" + "fffefdfc";
  }

  @Override
  public int unit() {
    return 4;
  }

  @Override
  public int rest() {
    return 2;
  }

  @Override
  public Optional<RefusalReason> refusalOfLength(int length) {
    return length == 4 ? Optional.empty() : Optional.of(RefusalReason.OPTION_LENGTH);
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.bits("restart counter", 32, v -> with(new RestartCounter(v))));
  }

  @Test
  void textIsExact() {
    assertThat(subject()).hasToString("RestartCounter(4294901244)");
  }
}
