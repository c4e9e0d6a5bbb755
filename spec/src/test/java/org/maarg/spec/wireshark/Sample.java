package org.maarg.spec.wireshark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A message, and everything that tshark is to print of it.
 *
 * @param name what it is about
 * @param message its octets
 * @param expected values by field; what is not here must not be printed
 */
record Sample(String name, SampleMessage message, Map<String, List<String>> expected) {
  /** Field of tshark's own that holds complaints. */
  static final String EXPERT = "_ws.expert.message";

  static final int BU_P = 0xc200;
  static final int BU_PD = BU_P | 0x0010;
  static final int BA_P = 0x20;
  static final int BA_PD = BA_P | 0x02;

  static Sample update(String name, int flags) {
    return new Sample(name, SampleMessage.update(flags), Map.of())
        .field("bu.d_flag", (flags & 0x0010) == 0 ? "0" : "1");
  }

  static Sample acknowledgement(String name, int flags) {
    return new Sample(name, SampleMessage.acknowledgement(flags), Map.of())
        .field("ba.d_flag", (flags & 0x02) == 0 ? "0" : "1");
  }

  /** The same with an option, its type and its length. */
  Sample option(int rest, int type, String body) {
    message.option(rest, type, body);
    return field("option.type", Integer.toString(type))
        .field("option.length", Integer.toString(body.replace(" ", "").length() / 2));
  }

  /** The same with one more value of a field. */
  Sample field(String name, String value) {
    return with("rfc8885." + name, value);
  }

  /** The same with one more complaint. */
  Sample complaint(String text) {
    return with(EXPERT, text);
  }

  private Sample with(String field, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(expected);
    more.merge(field, List.of(value), Sample::joined);
    return new Sample(name, message, more);
  }

  private static List<String> joined(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
