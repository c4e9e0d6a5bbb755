package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaitai.struct.ByteBufferKaitaiStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.maarg.fuzz.format.MobilityHeader;
import org.maarg.fuzz.format.MobilityHeader.BindingAcknowledgement;
import org.maarg.fuzz.format.MobilityHeader.BindingUpdate;

/**
 * A message that came over UDP, read by what was made from the description of the format, and held
 * against what its sender owes by RFC 6275 6.1 and 6.2, RFC 5213 8 and RFC 5844 4.
 */
final class Heard {
  private static final int UNIT = 8;
  private static final int FIRST_OPTION = 12;
  private static final int OPTION_HEAD = 2;

  private final byte[] octets;
  private final MobilityHeader header;
  private final List<Option> options = new ArrayList<>();

  private Heard(byte[] octets) {
    this.octets = octets;
    this.header = new MobilityHeader(new ByteBufferKaitaiStream(octets));
  }

  /** Reads a message that is either of the two; fails if its form is not as it must be. */
  static Heard of(byte[] octets) {
    Heard heard = new Heard(octets);
    assertThat(heard.header.payloadProto()).as("no next header").isEqualTo(59);
    assertThat(heard.header.mhType()).as("MH Type").isIn(Draft.UPDATE, Draft.ACKNOWLEDGEMENT);
    assertThat(octets.length).as("octets").isEqualTo((octets[1] + 1) * UNIT);
    assertThat(heard.header.reserved()).as("reserved").containsOnly(0);
    assertThat(heard.header.checksum()).as("checksum over UDP").isZero();
    heard.readOptions();
    return heard;
  }

  private void readOptions() {
    int offset = FIRST_OPTION;
    for (MobilityHeader.Option option : isUpdate() ? update().options() : answer().options()) {
      int length = option.type() == 0 ? -1 : option.length();
      int alignment = Option.alignment(option.type());
      if (alignment >= 0) {
        assertThat(offset % UNIT).as("alignment of option %s", option.type()).isEqualTo(alignment);
      }
      if (option.type() > 1) {
        options.add(new Option(option.type(), data(offset + OPTION_HEAD, length)));
      } else if (length > 0) {
        assertThat(data(offset + OPTION_HEAD, length)).as("padding").matches("(00)*");
      }
      offset += OPTION_HEAD + length;
    }
    assertThat(offset).as("where the options end").isEqualTo(octets.length);
  }

  private String data(int from, int length) {
    return HexFormat.of().formatHex(octets, from, from + length);
  }

  private BindingUpdate update() {
    return (BindingUpdate) header.message();
  }

  private BindingAcknowledgement answer() {
    return (BindingAcknowledgement) header.message();
  }

  boolean isUpdate() {
    return header.mhType() == Draft.UPDATE;
  }

  /** Of an acknowledgement. */
  int status() {
    return answer().status();
  }

  /** All flags, and the bits that have no name in RFC 5213. */
  int flags() {
    return isUpdate() ? update().flags() : answer().flags();
  }

  int sequence() {
    return isUpdate() ? update().sequence() : answer().sequence();
  }

  /** In units of 4 seconds. */
  int lifetime() {
    return isUpdate() ? update().lifetime() : answer().lifetime();
  }

  /** The options in their order, without padding. */
  List<Option> options() {
    return options;
  }

  List<Option> all(int type) {
    return options.stream().filter(it -> it.type() == type).toList();
  }

  /** The one option of a type. */
  Option only(int type) {
    assertThat(all(type)).as("options of type %s in %s", type, this).hasSize(1);
    return all(type).get(0);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(octets);
  }
}
