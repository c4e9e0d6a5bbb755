package org.maarg.wire;

import java.util.List;
import java.util.Optional;

// Verifies: 8885-4.8-1, 8885-4.8-5, 8885-4.8-6, 8885-4.8-8, 8885-5-1
class DlifLinkLayerAddressTest extends OptionContract {
  @Override
  MobilityOption subject() {
    return new DlifLinkLayerAddress(Octets.ofHex("02:11:22:33:44:55"));
  }

  @Override
  String octets() {
    return "46080000021122334455";
  }

  @Override
  boolean needsDistributed() {
    return true;
  }

  @Override
  int[] reserved() {
    return new int[] {2, 3};
  }

  @Override
  Optional<RefusalReason> refusalOfLength(int length) {
    if (length < 2) {
      return Optional.of(RefusalReason.OPTION_LENGTH);
    }
    return length == 2 ? Optional.of(RefusalReason.EMPTY_LINK_LAYER_ADDRESS) : Optional.empty();
  }

  @Override
  List<Field> fields() {
    return List.of(
        Field.length(
            "link-layer address length",
            1,
            253,
            v -> with(new DlifLinkLayerAddress(Octets.of(new byte[(int) v])))));
  }
}
