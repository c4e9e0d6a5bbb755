package org.maarg.wire;

import java.util.List;
import java.util.Optional;

// Verifies: 5213-8.4-1, 5213-8.4-2
class HandoffIndicatorTest extends OptionContract {
  @Override
  MobilityOption subject() {
    return new HandoffIndicator(3);
  }

  @Override
  String octets() {
    return "17020003";
  }

  @Override
  int[] reserved() {
    return new int[] {2};
  }

  @Override
  Optional<RefusalReason> refusalOfLength(int length) {
    return length == 2 ? Optional.empty() : Optional.of(RefusalReason.OPTION_LENGTH);
  }

  @Override
  List<Field> fields() {
    return List.of(Field.bits("handoff indicator", 8, v -> with(new HandoffIndicator((int) v))));
  }
}
