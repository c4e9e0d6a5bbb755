package org.maarg.wire;

import java.util.List;
import java.util.Optional;

// Verifies: 5213-8.6-1, 5213-8.6-3
class MnLinkLayerIdentifierTest extends OptionContract {
  @Override
  MobilityOption subject() {
    return new MnLinkLayerIdentifier(Octets.ofHex("02:11:22:33:44:55"));
  }

  @Override
  String octets() {
    return "19080000021122334455";
  }

  @Override
  int[] reserved() {
    return new int[] {2, 3};
  }

  @Override
  Optional<RefusalReason> refusalOfLength(int length) {
    return length < 2 ? Optional.of(RefusalReason.OPTION_LENGTH) : Optional.empty();
  }

  @Override
  List<Field> fields() {
    return List.of(
        Field.length(
            "link-layer identifier length",
            0,
            253,
            v -> with(new MnLinkLayerIdentifier(Octets.of(new byte[(int) v])))));
  }
}
