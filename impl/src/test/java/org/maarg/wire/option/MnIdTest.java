package org.maarg.wire.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Octets;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.Field;
import org.maarg.wire.message.Wire;

// Verifies: 4283-3-1, 4283-3-2, 4283-3.1-1, 4283-3.1-4
class MnIdTest extends OptionContract {
  @Override
  public MobilityOption subject() {
    return MnId.nai("mn1@example.org");
  }

  @Override
  public String octets() {
    return "0810" + "01" + "6d6e31406578616d706c652e6f7267";
  }

  @Override
  public Optional<RefusalReason> refusalOfLength(int length) {
    return length == 0 ? Optional.of(RefusalReason.OPTION_LENGTH) : Optional.empty();
  }

  // Verifies: 8371-6-1
  @Override
  public List<Field> fields() {
    return List.of(
        Field.bits("MN-ID subtype", 8, v -> with(new MnId((int) v, Octets.ofAscii("x")))),
        Field.length("MN-ID length", 0, 254, v -> with(new MnId(1, Octets.of(new byte[(int) v])))));
  }

  // Verifies: 4283-3-2
  @Test
  void emptyIdentifierOfARefusalIsReadAndWritten() {
    byte[] octets = Wire.update(Wire.hex("08010100"));

    assertThat(Wire.encode(only(MnId.EMPTY))).isEqualTo(octets);
    assertThat(Wire.accepted(octets)).isEqualTo(only(MnId.EMPTY));
    assertThat(MnId.EMPTY.isEmpty()).isTrue();
    assertThat(MnId.nai("a").isEmpty()).isFalse();
    assertThat(MnId.EMPTY).hasToString("1:");
  }

  @Test
  void nobodyIsNamedByNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> MnId.nai(""));
  }

  @Test
  void textIsTheNameWhereThatCanBeRead() {
    assertThat(MnId.nai("mn1@example.org")).hasToString("mn1@example.org");
    assertThat(new MnId(1, Octets.ofHex("0a"))).hasToString("1:0a");
    assertThat(new MnId(2, Octets.ofAscii("a"))).hasToString("2:61");
  }

  // Verifies: 8371-4.5-1
  @Test
  void duidsAreEqualOnlyOctetByOctet() {
    MnId linkLayerAndTime = duid("000100012b3c4d5e02aa00000001");
    MnId later = duid("000100012b3c4d5f02aa00000001");
    MnId linkLayer = duid("0003000102aa00000001");

    assertThat(linkLayerAndTime).isEqualTo(duid("000100012b3c4d5e02aa00000001"));
    assertThat(linkLayerAndTime).isNotEqualTo(later).isNotEqualTo(linkLayer);
  }

  private static MnId duid(String hex) {
    return new MnId(8, Octets.ofHex(hex));
  }

  @Test
  void orderIsBySubtypeThenIdentifier() {
    assertThat(MnId.nai("b")).isGreaterThan(MnId.nai("a")).isLessThan(MnId.nai("ba"));
    assertThat(new MnId(2, Octets.ofAscii("a"))).isGreaterThan(MnId.nai("b"));
    assertThat(MnId.nai("a")).isEqualByComparingTo(MnId.nai("a"));
  }
}
