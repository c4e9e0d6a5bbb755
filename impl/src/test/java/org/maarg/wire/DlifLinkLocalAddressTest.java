package org.maarg.wire;

import java.util.List;
import java.util.Optional;

// Verifies: 8885-4.7-1, 8885-4.7-2, 8885-5-1
class DlifLinkLocalAddressTest extends OptionContract {
  @Override
  MobilityOption subject() {
    return new DlifLinkLocalAddress(Ipv6Address.parse("fe80::211:22ff:fe33:4455"));
  }

  @Override
  String octets() {
    return "4510" + "fe80000000000000021122fffe334455";
  }

  @Override
  int unit() {
    return 8;
  }

  @Override
  int rest() {
    return 6;
  }

  @Override
  boolean needsDistributed() {
    return true;
  }

  @Override
  Optional<RefusalReason> refusalOfLength(int length) {
    return length == 16 ? Optional.empty() : Optional.of(RefusalReason.OPTION_LENGTH);
  }

  @Override
  List<Field> fields() {
    return List.of(
        Field.any("upper half", v -> with(new DlifLinkLocalAddress(Ipv6Address.of(v, 0)))),
        Field.any("lower half", v -> with(new DlifLinkLocalAddress(Ipv6Address.of(0, v)))));
  }
}
