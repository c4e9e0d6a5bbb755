package org.maarg.wire;

import java.util.List;
import java.util.Optional;

// Verifies: 5213-8.5-1, 5213-8.5-2
class AccessTechnologyTypeTest extends OptionContract {
  @Override
  MobilityOption subject() {
    return new AccessTechnologyType(3);
  }

  @Override
  String octets() {
    return "18020003";
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
    return List.of(
        Field.bits("access technology type", 8, v -> with(new AccessTechnologyType((int) v))));
  }
}
