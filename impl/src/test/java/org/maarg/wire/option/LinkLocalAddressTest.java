package org.maarg.wire.option;

import java.util.List;
import java.util.Optional;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.Field;

// Verifies: 5213-8.7-1
class LinkLocalAddressTest extends OptionContract {
  @Override
  public MobilityOption subject() {
    return new LinkLocalAddress(Ipv6Address.parse("fe80::211:22ff:fe33:4455"));
  }

  @Override
  public String octets() {
    return "1a10" + "fe80000000000000021122fffe334455";
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
        Field.any("upper half", v -> with(new LinkLocalAddress(Ipv6Address.of(v, 0)))),
        Field.any("lower half", v -> with(new LinkLocalAddress(Ipv6Address.of(0, v)))));
  }
}
