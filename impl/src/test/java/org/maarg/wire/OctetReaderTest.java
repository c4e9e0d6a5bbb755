package org.maarg.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is too short for a field is refused as a whole: nothing of it is read. */
class OctetReaderTest {
  private interface Field {
    Object read(OctetReader in) throws MalformedMessageException;
  }

  private static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of(1, (Field) OctetReader::u8),
        Arguments.of(2, (Field) OctetReader::u16),
        Arguments.of(4, (Field) OctetReader::u32),
        Arguments.of(8, (Field) OctetReader::u64),
        Arguments.of(16, (Field) OctetReader::address));
  }

  private static OctetReader reader(int length) {
    return new OctetReader(new byte[length + 2], 1, length);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldIsReadOrLeftAsAWhole(int octets, Field field) throws MalformedMessageException {
    for (int length : IntStream.range(0, octets).toArray()) {
      OctetReader in = reader(length);
      MalformedMessageException refused =
          catchThrowableOfType(MalformedMessageException.class, () -> field.read(in));
      assertThat(refused.refusal())
          .isEqualTo(Refusal.of(RefusalReason.HEADER_LENGTH_BELOW_MINIMUM, 1));
      assertThat(in.offset()).isZero();
      assertThat(in.remaining()).isEqualTo(length);
    }
    OctetReader in = reader(octets + 1);
    field.read(in);
    assertThat(in.offset()).isEqualTo(octets);
    assertThat(in.remaining()).isEqualTo(1);
  }

  @Test
  void aRefusalCostsNoStackTrace() {
    MalformedMessageException refused = new MalformedMessageException(RefusalReason.CHECKSUM, 4);
    assertThat(refused.getStackTrace()).isEmpty();
    assertThat(refused.fillInStackTrace()).isSameAs(refused);
    assertThat(List.of(refused.getMessage().split(" "))).contains("CHECKSUM", "4,");
  }
}
