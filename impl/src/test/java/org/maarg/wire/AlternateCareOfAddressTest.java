package org.maarg.wire;

import java.util.List;
import java.util.Optional;

// Verifies: 6275-6.2.5-1
class AlternateCareOfAddressTest extends OptionContract {
  @Override
  MobilityOption subject() {
    return new AlternateCareOfAddress(Ipv6Address.parse("2001:db8::211:22ff:fe33:4455"));
  }

  @Override
  String octets() {
    return "0310" + "20010db800000000021122fffe334455";
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
  Optional<RefusalReason> refusalOfLength(int length) {
    return length == 16 ? Optional.empty() : Optional.of(RefusalReason.OPTION_LENGTH);
  }

  @Override
  List<Field> fields() {
    return List.of(
        Field.any("upper half", v -> with(new AlternateCareOfAddress(Ipv6Address.of(v, 0)))),
        Field.any("lower half", v -> with(new AlternateCareOfAddress(Ipv6Address.of(0, v)))));
  }
}
