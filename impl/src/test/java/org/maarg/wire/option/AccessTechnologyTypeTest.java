package org.maarg.wire.option;

import java.util.List;
import java.util.Optional;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.Field;

// Verifies: 5213-8.5-1, 5213-8.5-2
class AccessTechnologyTypeTest extends OptionContract {
  @Override
  public MobilityOption subject() {
    return new AccessTechnologyType(3);
  }

  @Override
  public String octets() {
    return "18020003";
  }

  @Override
  public int[] reserved() {
    return new int[] {2};
  }

  @Override
  public Optional<RefusalReason> refusalOfLength(int length) {
    return length == 2 ? Optional.empty() : Optional.of(RefusalReason.OPTION_LENGTH);
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.bits("access technology type", 8, v -> with(new AccessTechnologyType((int) v))));
  }
}
