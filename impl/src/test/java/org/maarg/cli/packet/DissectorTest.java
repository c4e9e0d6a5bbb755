package org.maarg.cli.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.maarg.cli.Messages;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MobilityOptions;

class DissectorTest {
  @Provide
  Arbitrary<MobilityMessage> messages() {
    return Messages.any();
  }

  @Property
  void everyOctetOfAMessageIsNamedOnce(@ForAll("messages") MobilityMessage message) {
    assertCovers(Messages.encode(message));
  }

  @Property
  void everyOctetIsNamedOnceWhateverTheOctetsAre(@ForAll @Size(max = 2100) byte[] octets) {
    assertCovers(octets);
  }

  @Property
  void everyOctetAfterARightStartIsNamedOnce(
      @ForAll @IntRange(min = 4, max = 8) int type,
      @ForAll @IntRange(max = 255) int headerLength,
      @ForAll @Size(min = 8, max = 300) byte[] octets) {
    octets[0] = 59;
    octets[1] = (byte) headerLength;
    octets[2] = (byte) type;
    assertCovers(octets);
  }

  private static void assertCovers(byte[] octets) {
    List<Field> fields = Dissector.dissect(Octets.of(octets), "", false);
    assertThat(endOf(fields, 0)).isEqualTo(octets.length);
  }

  /** Where fields end that follow each other without gap. */
  private static int endOf(List<Field> fields, int start) {
    int position = start;
    for (Field field : fields) {
      assertThat(field.offset()).as(field.name()).isEqualTo(position);
      if (field.hasParts()) {
        assertThat(endOf(field.parts(), position)).isEqualTo(position + field.length());
      } else {
        assertThat(field.length()).as(field.name()).isPositive();
      }
      position += field.length();
    }
    return position;
  }

  private static String dissected(MobilityMessage message) {
    Octets octets = Octets.of(Messages.encode(message));
    return Field.toJson(Dissector.dissect(octets, "right", false)).toString().replace('"', '\'');
  }

  @Test
  void updateIsNamedFieldByField() {
    assertThat(dissected(Messages.update()))
        .contains("{'offset':0,'length':1,'name':'Payload Proto','value':59,")
        .contains("'name':'Header Len','value':10,'meaning':'88 octets'}")
        .contains("'name':'MH Type','value':5,'meaning':'Binding Update'}")
        .contains("{'offset':3,'length':1,'name':'Reserved','value':0}")
        .contains("{'offset':4,'length':2,'name':'Checksum','value':'0x")
        .contains("{'offset':6,'length':2,'name':'Sequence','value':1}")
        .contains("'name':'Flags','value':'0xc210','meaning':'A acknowledge, H home registration,")
        .contains("P proxy registration, D from a MAAR or CMD'}")
        .contains("'name':'Lifetime','value':75,'meaning':'300 s'}")
        .contains("'name':'Identifier','value':'6d6e31406578616d706c652e6f7267',")
        .contains("'meaning':'mn1@example.org'}")
        .contains("'name':'Prefix Length','value':64,'meaning':'64 bits'}")
        .contains("'value':'2001:db8:101::','meaning':'2001:db8:101::/64'}")
        .contains("'name':'HI','value':4,'meaning':'handoff state unknown'}")
        .contains("'name':'ATT','value':4,'meaning':'IEEE 802.11'}")
        .contains("'value':'020000000001','meaning':'02:00:00:00:00:01'}")
        .contains("'name':'Seconds','value':1767225600}")
        .contains("'name':'Fraction','value':32768,'meaning':'2026-01-01T00:00:00.500Z'}")
        .contains("'name':'PadN'");
  }

  @Test
  void everyOptionIsNamedFieldByField() {
    assertThat(dissected(Messages.everyOption()))
        .contains("'name':'Status','value':130,'meaning':'insufficient resources'}")
        .contains("'value':'0x23','meaning':'P proxy registration, D sender supports RFC 8885,")
        .contains("0x01 reserved'}")
        .contains("'name':'Lifetime','value':65535,'meaning':'262140 s'}")
        .contains("'name':'Anchored Prefix','fields':")
        .contains("'name':'Local Prefix','fields':")
        .contains("'name':'P-MAAR Address','value':'2001:db8::a'}")
        .contains("'name':'Serving MAAR','fields':")
        .contains("'name':'DLIF Link-local Address','fields':")
        .contains("'name':'DLIF Link-layer Address','fields':")
        .contains("'name':'option 200','fields':")
        .contains("'value':'010203','meaning':'unknown option, skipped by receivers'}");
  }

  @Test
  void lifetimeOfARefusalIsNoDeregistration() {
    assertThat(dissected(acknowledgement(130)))
        .contains("'name':'Lifetime','value':0,'meaning':'0 s'}");
    assertThat(dissected(acknowledgement(0)))
        .contains("'name':'Lifetime','value':0,'meaning':'0 s, deregistration'}");
  }

  private static MobilityMessage acknowledgement(int status) {
    return new BindingAcknowledgement(status, 0x22, 1, 0, MobilityOptions.NONE);
  }

  @Test
  void reservedOctetsThatAreNotZeroAreShown() {
    byte[] octets = Messages.encode(Messages.update());
    octets[3] = (byte) 0xff;
    assertThat(Dissector.dissect(Octets.of(octets), "", false).get(3).toJson().toString())
        .contains("\"value\":255,\"meaning\":\"not zero, ignored by receivers\"");
  }
}
