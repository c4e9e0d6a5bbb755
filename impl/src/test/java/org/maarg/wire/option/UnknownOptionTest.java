package org.maarg.wire.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.maarg.wire.message.Wire.accepted;
import static org.maarg.wire.message.Wire.hex;
import static org.maarg.wire.message.Wire.option;
import static org.maarg.wire.message.Wire.update;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.maarg.wire.Octets;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.Field;

// Verifies: 6275-6.2.1-3, 8885-4.1-4, 8885-4.2-3
class UnknownOptionTest extends OptionContract {
  @Override
  public MobilityOption subject() {
    return new UnknownOption(199, Octets.ofHex("0100ff"));
  }

  @Override
  public String octets() {
    return "c703" + "0100ff";
  }

  @Override
  public Optional<RefusalReason> refusalOfLength(int length) {
    return Optional.empty();
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.length(
            "option length", 0, 255, v -> with(new UnknownOption(2, Octets.of(new byte[(int) v])))),
        new Field("option type", 2, 255, 30, v -> with(optionOfType((int) v))));
  }

  /** Types with a record of their own stand in for themselves. */
  private static MobilityOption optionOfType(int type) {
    boolean known = type >= 0 && type <= 255 && OptionType.isKnown(type);
    return known ? new HandoffIndicator(4) : new UnknownOption(type, Octets.EMPTY);
  }

  @Test
  void everyTypeWithoutARecordSurvives() {
    int unknown = 0;
    for (int type = 2; type <= 255; type++) {
      if (!OptionType.isKnown(type)) {
        byte[] octets = update(option(type, 5));
        assertThat(accepted(octets)).isEqualTo(only(new UnknownOption(type, zeros(5))));
        unknown++;
      }
    }
    assertThat(unknown).isEqualTo(254 - OptionType.values().length);
  }

  @Test
  void knownTypesCannotPoseAsUnknown() {
    for (OptionType type : OptionType.values()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new UnknownOption(type.code(), Octets.EMPTY))
          .withMessage("option type %d is known: %s", type.code(), type.label());
    }
  }

  @Test
  void unknownOptionInFrontIsSkipped() {
    byte[] octets = update(option(201, 255), hex("17020004"));
    assertThat(accepted(octets).options().asList())
        .containsExactly(new UnknownOption(201, zeros(255)), new HandoffIndicator(4));
  }

  private static Octets zeros(int count) {
    return Octets.of(new byte[count]);
  }
}
