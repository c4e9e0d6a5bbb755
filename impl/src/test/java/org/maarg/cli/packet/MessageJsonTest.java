package org.maarg.cli.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maarg.cli.Json;
import org.maarg.cli.JsonFormatException;
import org.maarg.cli.Messages;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.MobilityOptions;

class MessageJsonTest {
  @Provide
  Arbitrary<MobilityMessage> messages() {
    return Messages.any();
  }

  @Property
  void everyMessageComesBackFromItsText(@ForAll("messages") MobilityMessage message) {
    String text = Json.write(MessageJson.write(message));
    assertThat(text).isASCII();
    assertThat(read(text)).isEqualTo(message);
  }

  private static MobilityMessage read(String text) {
    return MessageJson.read(Json.parse(text), "$");
  }

  private static MobilityMessage readLoose(String text) {
    return read(text.replace('\'', '"'));
  }

  @Test
  void updateHasTheFormThatIsDocumented() {
    assertThat(Json.write(MessageJson.write(Messages.update())))
        .isEqualTo(
            """
            {
              'type': 'Binding Update',
              'sequence': 1,
              'flags': ['A', 'H', 'P', 'D'],
              'lifetimeSeconds': 300,
              'options': [
                {'type': 'Mobile Node Identifier', 'subtype': 1, 'identifier': 'mn1@example.org'},
                {'type': 'Home Network Prefix', 'prefix': '2001:db8:101::/64'},
                {'type': 'Handoff Indicator', 'value': 4},
                {'type': 'Access Technology Type', 'value': 4},
                {'type': 'Mobile Node Link-layer Identifier', 'identifier': '02:00:00:00:00:01'},
                {'type': 'Timestamp', 'seconds': 1767225600, 'fraction': 32768}
              ]
            }"""
                .replace('\'', '"'));
  }

  @Test
  void everyOptionHasTheFormThatIsDocumented() {
    String text = Json.write(MessageJson.write(Messages.everyOption())).replace('"', '\'');
    assertThat(text)
        .contains("'flags': ['P', 'D', '0x01']")
        .contains("{'type': 'Mobile Node Identifier', 'subtype': 2, 'identifierHex': '00ff'}")
        .contains("{'type': 'Link-local Address', 'address': 'fe80::1'}")
        .contains("{'type': 'Timestamp', 'seconds': 281474976710655, 'fraction': 65535}")
        .contains("{'type': 'Anchored Prefix', 'prefix': '2001:db8:101::/64'}")
        .contains("{'type': 'Local Prefix', 'prefix': '::/0'}")
        .contains("'Previous MAAR', 'address': '2001:db8::a', 'prefix': '2001:db8:101::/64'}")
        .contains("{'type': 'Serving MAAR', 'address': '2001:db8::b'}")
        .contains("{'type': 'DLIF Link-local Address', 'address': 'fe80::2'}")
        .contains("{'type': 'DLIF Link-layer Address', 'address': '02:aa:bb:cc:dd:ee'}")
        .contains("{'type': 200, 'data': '010203'}");
  }

  @Test
  void otherMessagesAreReadFromTheFormThatIsDocumented() {
    assertThat(readLoose("{'type':'Binding Error','status':2,'homeAddress':'::','options':[]}"))
        .isEqualTo(new BindingError(2, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE));
    assertThat(readLoose("{'type': 9, 'data': '0000'}"))
        .isEqualTo(new UnknownMessage(9, Octets.ofHex("0000")));
    assertThat(
            readLoose(
                "{'type':'Binding Update','sequence':0,'flags':['0x0001','D','0x0008'],"
                    + "'lifetimeSeconds':262140,'options':[]}"))
        .isEqualTo(new BindingUpdate(0, 0x0019, 0xffff, MobilityOptions.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                  | $: an object is expected, not an array
          {}                                  | $: 'type' is missing
          {'type': null}                      | $.type: a string is expected, not null
          {'type': 'binding update'}          | $.type: there is no message 'binding update'
          {'type': 256, 'data': ''}           | $.type: 256 is not in 0..255
          {'type': 5, 'data': '0000'}         | $: MH Type 5 is known
          {'type': 9, 'data': '00'}           | $: message data length 1 is not in 2..2042
          {'type': 9, 'data': '0'}            | $.data: half an octet at index 0 of '0'
          {'type': 9, 'data': '0000', 'x': 1} | $.x: unknown key
          {'type': 9.5, 'data': '0000'}       | $.type: a whole number is expected, not the number 9.5
          """)
  void everyOtherFormIsRefusedByItsPath(String json, String reason) {
    assertRefused(json, reason);
  }

  private static void assertRefused(String json, String reason) {
    assertThatExceptionOfType(JsonFormatException.class)
        .isThrownBy(() -> readLoose(json))
        .withMessage(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'sequence': 65536       | $.sequence: 65536 is not in 0..65535
          'sequence': -1          | $.sequence: -1 is not in 0..65535
          'sequence': '1'         | $.sequence: a whole number is expected, not a string
          'sequence': 1e30        | $.sequence: a whole number is expected, not the number 1.0E30
          'sequence': 99999999999999999999 | $.sequence: 99999999999999999999 is not in 0..65535
          'flags': 'D'            | $.flags: an array is expected, not a string
          'flags': ['D', 'X']     | $.flags[1]: there is no flag "X"
          'flags': ['D', 'D']     | $.flags: D is there twice
          'flags': ['0x0010']     | $.flags[0]: there is no flag "0x0010"
          'lifetimeSeconds': 6    | $.lifetimeSeconds: 6 is not a multiple of 4
          'lifetimeSeconds': 262144 | $.lifetimeSeconds: 262144 is not in 0..262140
          'options': {}           | $.options: an array is expected, not an object
          'options': ['x']        | $.options[0]: an object is expected, not a string
          """)
  void everyFieldOfAnUpdateIsCheckedByItsPath(String field, String reason) {
    assertRefused(update(field), reason);
  }

  /** An update with one field as given. */
  private static String update(String field) {
    StringBuilder json = new StringBuilder("{'type': 'Binding Update'");
    String key = field.substring(0, field.indexOf(':'));
    for (String plain :
        new String[] {"'sequence': 1", "'flags': ['D']", "'lifetimeSeconds': 4", "'options': []"}) {
      json.append(", ").append(plain.startsWith(key) ? field : plain);
    }
    return json.append('}').toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'type': 'Home Network prefix', 'prefix': '::/0'    | .type: there is no option 'Home Network prefix'
          'type': 'Home Network Prefix'                      | : 'prefix' is missing
          'type': 'Home Network Prefix', 'prefix': '::/129'  | .prefix: '::/129' has no prefix length in 0..128
          'type': 'Home Network Prefix', 'prefix': '::'      | .prefix: '::' has no prefix length
          'type': 'Serving MAAR', 'address': '1.2.3.4'       | .address: '1.2.3.4' is not an IPv6 address
          'type': 'Serving MAAR', 'address': '::', 'x': 1    | .x: unknown key
          'type': 'Handoff Indicator', 'value': 256          | .value: 256 is not in 0..255
          'type': 'Alternate Care-of Address', 'address': ''  | .address: '' is not an IPv6 address
          'type': 'Mobile Node Identifier', 'subtype': 1     | : 'identifier' is missing
          'type': 'Mobile Node Identifier', 'subtype': 1, 'identifier': 'a', 'identifierHex': '61' | .identifier: unknown key
          'type': 'Timestamp', 'seconds': 281474976710656, 'fraction': 0       | .seconds: 281474976710656 is not in 0..281474976710655
          'type': 'Timestamp', 'seconds': 0, 'fraction': 65536                 | .fraction: 65536 is not in 0..65535
          'type': 'DLIF Link-layer Address', 'address': ''   | : link-layer address length 0 is not in 1..253
          'type': 22, 'data': ''                             | : option type 22 is known: Home Network Prefix
          'type': 1, 'data': ''                              | : option type 1 is not in 2..255
          """)
  void everyFieldOfAnOptionIsCheckedByItsPath(String option, String reason) {
    assertRefused(update("'options': [{" + option + "}]"), "$.options[0]" + reason);
  }

  // Verifies: 8885-4.1-1
  @Test
  void optionsOfTheRfcNeedTheDistributedFlag() {
    assertRefused(
        "{'type': 'Binding Update', 'sequence': 1, 'flags': [], 'lifetimeSeconds': 4, 'options':"
            + " [{'type': 'Serving MAAR', 'address': '::1'}]}",
        "$: Serving MAAR option in a message without the D flag");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type': 9, 'type': 9, 'data': '0000'} | line 1, column 19: Duplicate field 'type'
          {'type': 9} x                          | line 1, column 13: Unrecognized token 'x'
          {'type': 9                             | line 1, column 11: Unexpected end-of-input
          `  `                                   | line 1, column 1: there is no JSON
          """)
  void whatIsNoJsonIsRefusedByLineAndColumn(String json, String reason) {
    assertThatExceptionOfType(JsonFormatException.class)
        .isThrownBy(() -> readLoose(json))
        .withMessageStartingWith(reason);
  }
}
