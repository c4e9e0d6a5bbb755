package org.maarg.vectors.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Input;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.protocol.TestDomain;
import org.maarg.protocol.Timer;
import org.maarg.protocol.maar.MaarBench;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/**
 * What an anchor that knows RFC 5213 alone gets from a MAAR, and what that makes of its answers.
 */
class LetterOfGatewayTest {
  private static final long MINUTE_MILLIS = 60_000;
  private static final Octets ALL_ZERO = Octets.ofHex("000000000000");

  /** The last option of RFC 5213; what RFC 8885 adds and a PBU may bear is none of a MAAR's own. */
  private static final int LAST_USUAL = 27;

  private MaarBench maar = new MaarBench(Mode.RELAY, Profile.RFC8885);

  static List<Letter.Row> updates() {
    return Letter.rows("updates");
  }

  static List<Letter.Row> acknowledgements() {
    return Letter.rows("acknowledgements");
  }

  @ParameterizedTest
  @MethodSource("updates")
  void anAnchorGetsIt(Letter.Row row) {
    sends(row);
  }

  @ParameterizedTest
  @MethodSource("updates")
  void underTheProfileForDeploymentToo(Letter.Row row) {
    maar = new MaarBench(Mode.RELAY, Profile.DEPLOYABLE);
    sends(row);
  }

  private void sends(Letter.Row row) {
    row.content().path("after").forEach(it -> happens(it.asText()));
    JsonNode expected = row.content().path("update");
    MnId about = Bench.mn(expected.path("mobileNode").asInt(1));
    List<BindingUpdate> all = Bench.updates(maar.sent);
    assertThat(all).as("updates").hasSize(expected.path("number").asInt(1));
    BindingUpdate last = all.get(all.size() - 1);
    assertThat(last.options().first(MnId.class)).isEqualTo(Optional.of(about));
    check(expected, last);
    if (expected.path("sequenceGrows").asBoolean()) {
      int before = all.get(all.size() - 2).sequence();
      assertThat(SequenceNumber.isNewer(last.sequence(), before)).as("a greater number").isTrue();
    }
  }

  private void check(JsonNode expected, BindingUpdate update) {
    if (expected.path("lifetime").isNumber()) {
      assertThat(update.lifetime()).as("lifetime").isEqualTo(expected.path("lifetime").asInt());
    } else {
      assertThat(update.lifetime()).as("lifetime").isPositive();
    }
    assertThat(update.has(BindingUpdate.PROXY)).as("P flag").isTrue();
    assertThat(update.has(BindingUpdate.ACKNOWLEDGE)).as("A flag").isTrue();
    MobilityOptions options = update.options();
    assertThat(options.all(HandoffIndicator.class))
        .isEqualTo(List.of(new HandoffIndicator(expected.path("handoff").asInt())));
    assertThat(options.all(AccessTechnologyType.class)).hasSize(1);
    assertThat(options.all(HomeNetworkPrefix.class)).hasSize(1);
    assertThat(TestDomain.pool(1).contains(options.first(HomeNetworkPrefix.class).get().prefix()))
        .isTrue();
    assertThat(options.all(MnLinkLayerIdentifier.class))
        .hasSize(expected.path("linkLayer").asText().equals("absent") ? 0 : 1);
    assertThat(options.all(Timestamp.class)).isEqualTo(List.of(sentAt(update)));
    assertThat(options.asList()).allMatch(it -> it.type() <= LAST_USUAL);
  }

  private Timestamp sentAt(BindingUpdate update) {
    return maar.sent.stream()
        .filter(it -> it.message() == update)
        .map(it -> Timestamp.ofEpochMilli(it.at()))
        .findFirst()
        .orElseThrow();
  }

  private void happens(String event) {
    switch (event) {
      case "attach" -> maar.attach();
      case "attach-2" -> maar.attach(Bench.mn(2));
      case "attach-all-zero" ->
          maar.feed(
              new Input.Attached(TestDomain.MN, ALL_ZERO, AccessTechnologyType.WLAN, maar.time()));
      case "detach" -> maar.detach();
      case "accept" -> maar.receive(MaarBench.CMD, answer(JsonNodeFactory.instance.objectNode()));
      case "refresh" -> maar.fire(Timer.Kind.REFRESH);
      case "lifetime" -> maar.fire(Timer.Kind.LIFETIME);
      default -> maar.advance(Long.parseLong(event.substring("wait-".length())));
    }
  }

  /** The acknowledgement of an update, changed as a row tells. */
  private BindingAcknowledgement answer(JsonNode change) {
    List<BindingUpdate> all = Bench.updates(maar.sent);
    int number = change.path("transmission").asInt(all.size());
    BindingUpdate update = all.get(number - 1);
    List<MobilityOption> options = new ArrayList<>(update.options().asList());
    options.removeIf(it -> it.type() > LAST_USUAL);
    replace(options, change);
    int status = change.path("status").asInt();
    int sequence = update.sequence() + change.path("sequencePlus").asInt(0);
    int flags = BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;
    for (JsonNode off : change.path("flagsOff")) {
      flags &= ~LetterUpdate.acknowledgementFlag(off.asText());
    }
    int lifetime = status < 128 ? update.lifetime() : 0;
    return new BindingAcknowledgement(
        status, flags, sequence & 0xffff, lifetime, MobilityOptions.copyOf(options));
  }

  private void replace(List<MobilityOption> options, JsonNode change) {
    if (change.has("handoff")) {
      replace(options, new HandoffIndicator(change.path("handoff").asInt()));
    }
    if (change.has("technology")) {
      replace(options, new AccessTechnologyType(change.path("technology").asInt()));
    }
    if (change.has("linkLayer")) {
      replace(options, new MnLinkLayerIdentifier(Octets.ofHex(change.path("linkLayer").asText())));
    }
    if (change.has("mobileNode")) {
      replace(options, Bench.mn(change.path("mobileNode").asInt()));
    }
    if (change.has("stampMillis")) {
      replace(options, Timestamp.ofEpochMilli(maar.now + change.path("stampMillis").asLong()));
    }
  }

  private static void replace(List<MobilityOption> options, MobilityOption option) {
    options.replaceAll(it -> it.getClass() == option.getClass() ? option : it);
  }

  @ParameterizedTest
  @MethodSource("acknowledgements")
  void aMaarTakesIt(Letter.Row row) {
    takes(row.under(Profile.RFC8885));
  }

  @ParameterizedTest
  @MethodSource("acknowledgements")
  void aMaarOfTheProfileForDeploymentTakesIt(Letter.Row row) {
    maar = new MaarBench(Mode.RELAY, Profile.DEPLOYABLE);
    takes(row.under(Profile.DEPLOYABLE));
  }

  private void takes(JsonNode content) {
    maar.attach();
    content.path("before").forEach(it -> happens(it.asText()));
    JsonNode change = content.path("acknowledgement");
    BindingAcknowledgement ack = answer(change);
    BindingUpdate last = maar.lastUpdate();
    int before = maar.sent.size();
    if (change.path("secured").asBoolean(true)) {
      maar.receive(MaarBench.CMD, ack);
    } else {
      maar.receiveUnsecured(MaarBench.CMD, ack);
    }
    assertAdvertised(content.path("advertised"));
    if (content.has("then")) {
      content.path("then").forEach(it -> happens(it.asText()));
      assertAdvertised(content.path("advertisedThen"));
    }
    maar.advance(MINUTE_MILLIS);
    later(
        content.path("later").asText(),
        last,
        ack.sequence(),
        Bench.updates(maar.sent.subList(before, maar.sent.size())));
  }

  /** Whoever is not served gets no router, and no packet is forwarded for it by a tunnel. */
  private void assertAdvertised(JsonNode expected) {
    assertThat(!maar.advertised.isEmpty())
        .as("the prefix is advertised")
        .isEqualTo(expected.asBoolean());
    assertThat(maar.tunnels).as("tunnels").isEmpty();
  }

  private static void later(String word, BindingUpdate last, int told, List<BindingUpdate> sent) {
    switch (word) {
      case "none" -> assertThat(sent).as("updates in the minute after").isEmpty();
      case "some" -> assertThat(sent).as("updates in the minute after").isNotEmpty();
      case "greater-number" ->
          assertThat(sent.get(0).sequence()).isEqualTo(told + 1).isGreaterThan(last.sequence());
      case "other-prefix" ->
          assertThat(sent)
              .as("updates with the prefix that was refused")
              .noneMatch(
                  it ->
                      it.options()
                          .all(HomeNetworkPrefix.class)
                          .equals(last.options().all(HomeNetworkPrefix.class)));
      default -> assertThat(word).isEmpty();
    }
  }
}
