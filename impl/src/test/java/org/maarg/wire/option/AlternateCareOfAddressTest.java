package org.maarg.wire.option;

import java.util.List;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.Field;

// Verifies: 6275-6.2.5-1
class AlternateCareOfAddressTest extends OptionContract {
  @Override
  public MobilityOption subject() {
    return new AlternateCareOfAddress(Ipv6Address.parse("2001:db8::211:22ff:fe33:4455"));
  }

  @Override
  public String octets() {
    return "0310" + "20010db800000000021122fffe334455";
  }

  @Override
  public int unit() {
    return 8;
  }

  @Override
  public int rest() {
    return 6;
  }

  @Override
  public Optional<RefusalReason> refusalOfLength(int length) {
    return length == 16 ? Optional.empty() : Optional.of(RefusalReason.OPTION_LENGTH);
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.any("upper half", v -> with(new AlternateCareOfAddress(Ipv6Address.of(v, 0)))),
        Field.any("lower half", v -> with(new AlternateCareOfAddress(Ipv6Address.of(0, v)))));
  }
}
