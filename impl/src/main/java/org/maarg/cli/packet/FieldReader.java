package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;

/** Reads octets one after the other and notes each as a field. Callers see to what is left. */
final class FieldReader {
  private final byte[] octets;
  private final List<Field> fields = new ArrayList<>();
  private int position;

  FieldReader(byte[] octets, int position) {
    this.octets = octets;
    this.position = position;
  }

  int position() {
    return position;
  }

  List<Field> fields() {
    return fields;
  }

  /** Skips what another reader has read, and notes it as one field with parts. */
  void adopt(String name, FieldReader parts) {
    int length = parts.position - position;
    fields.add(new Field(position, length, name, MissingNode.getInstance(), "", parts.fields));
    position = parts.position;
  }

  /** A number of 1 or 2 octets. */
  int number(String name, int length, IntFunction<String> meaning) {
    int value = peek(length);
    add(name, length, IntNode.valueOf(value), meaning.apply(value));
    return value;
  }

  /** A number of 1 or 2 octets shown in another way. */
  int number(String name, int length, IntFunction<String> shown, IntFunction<String> meaning) {
    int value = peek(length);
    add(name, length, TextNode.valueOf(shown.apply(value)), meaning.apply(value));
    return value;
  }

  /** An octet or two that must be zero when sent and are ignored when received. */
  void reserved(int length) {
    number("Reserved", length, value -> value == 0 ? "" : "not zero, ignored by receivers");
  }

  /** A number of up to 7 octets. */
  long longNumber(String name, int length, LongFunction<String> meaning) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (octets[position + i] & 0xff);
    }
    add(name, length, LongNode.valueOf(value), meaning.apply(value));
    return value;
  }

  /** An address, with a meaning made of it. */
  Ipv6Address address(String name, Function<Ipv6Address, String> meaning) {
    Ipv6Address value = Ipv6Address.read(octets, position);
    add(name, Ipv6Address.OCTETS, TextNode.valueOf(value.toString()), meaning.apply(value));
    return value;
  }

  /** So many octets in hexadecimal; no field if there are none. */
  void hex(String name, int length, String meaning) {
    if (length > 0) {
      String digits = HexFormat.of().formatHex(octets, position, position + length);
      add(name, length, TextNode.valueOf(digits), meaning);
    }
  }

  /** The next octets, which stay unread. */
  Octets peekOctets(int length) {
    return Octets.copyOf(octets, position, length);
  }

  private int peek(int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (octets[position + i] & 0xff);
    }
    return value;
  }

  private void add(String name, int length, JsonNode value, String meaning) {
    fields.add(new Field(position, length, name, value, meaning, List.of()));
    position += length;
  }
}
