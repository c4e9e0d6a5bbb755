package org.maarg.wire.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.wire.Octets;
import org.maarg.wire.RefusalReason;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.Field;
import org.maarg.wire.message.Wire;

// Verifies: 8885-4.8-1, 8885-4.8-5, 8885-4.8-6, 8885-4.8-8, 8885-5-1
class DlifLinkLayerAddressTest extends OptionContract {
  @Override
  public MobilityOption subject() {
    return new DlifLinkLayerAddress(Octets.ofHex("02:11:22:33:44:55"));
  }

  @Override
  public String octets() {
    return "46080000021122334455";
  }

  @Override
  public boolean needsDistributed() {
    return true;
  }

  @Override
  public int[] reserved() {
    return new int[] {2, 3};
  }

  @Override
  public int unit() {
    return 2;
  }

  @Override
  public Optional<RefusalReason> refusalOfLength(int length) {
    if (length < 2) {
      return Optional.of(RefusalReason.OPTION_LENGTH);
    }
    return length == 2 ? Optional.of(RefusalReason.EMPTY_LINK_LAYER_ADDRESS) : Optional.empty();
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.length(
            "link-layer address length",
            1,
            253,
            v -> with(new DlifLinkLayerAddress(Octets.of(new byte[(int) v])))));
  }

  // Verifies: 8885-4.8-7, 6275-6.2.1-2
  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "3, 2", "4, 4", "5, 2", "6, 2", "7, 2", "8, 8", "12, 2", "16, 2"})
  void addressStandsAtAMultipleOfItsSize(int size, int unit) {
    MobilityOption option = new DlifLinkLayerAddress(Octets.of(new byte[size]));
    for (int before = 0; before < 8; before++) {
      int end = 12 + 2 + before;
      int place = end + Math.floorMod(-4 - end, unit);
      UnknownOption other = new UnknownOption(200, Octets.of(new byte[before]));
      byte[] octets =
          Wire.encode(
              new BindingUpdate(
                  1, BindingUpdate.DISTRIBUTED, 5, MobilityOptions.of(other, option)));

      assertThat(octets[place]).isEqualTo((byte) option.type());
      assertThat(octets).hasSize((place + 2 + option.length() + 7) / 8 * 8);
    }
  }
}
