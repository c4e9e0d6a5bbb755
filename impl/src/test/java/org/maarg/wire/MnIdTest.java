package org.maarg.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

// Verifies: 4283-3-1, 4283-3-2, 4283-3.1-1
class MnIdTest extends OptionContract {
  @Override
  MobilityOption subject() {
    return MnId.nai("mn1@example.org");
  }

  @Override
  String octets() {
    return "0810" + "01" + "6d6e31406578616d706c652e6f7267";
  }

  @Override
  Optional<RefusalReason> refusalOfLength(int length) {
    return switch (length) {
      case 0 -> Optional.of(RefusalReason.OPTION_LENGTH);
      case 1 -> Optional.of(RefusalReason.EMPTY_MN_ID);
      default -> Optional.empty();
    };
  }

  // Verifies: 4283-3.1-3
  @Override
  List<Field> fields() {
    return List.of(
        Field.bits("MN-ID subtype", 8, v -> with(new MnId((int) v, Octets.ofAscii("x")))),
        Field.length("MN-ID length", 1, 254, v -> with(new MnId(1, Octets.of(new byte[(int) v])))));
  }

  @Test
  void textIsTheNameWhereThatCanBeRead() {
    assertThat(MnId.nai("mn1@example.org")).hasToString("mn1@example.org");
    assertThat(new MnId(1, Octets.ofHex("0a"))).hasToString("1:0a");
    assertThat(new MnId(2, Octets.ofAscii("a"))).hasToString("2:61");
  }

  @Test
  void orderIsBySubtypeThenIdentifier() {
    assertThat(MnId.nai("b")).isGreaterThan(MnId.nai("a")).isLessThan(MnId.nai("ba"));
    assertThat(new MnId(2, Octets.ofAscii("a"))).isGreaterThan(MnId.nai("b"));
    assertThat(MnId.nai("a")).isEqualByComparingTo(MnId.nai("a"));
  }
}
