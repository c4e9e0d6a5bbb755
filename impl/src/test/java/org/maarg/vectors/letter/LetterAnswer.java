package org.maarg.vectors.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.Timestamp;

/** An acknowledgement as a row of the table has it, by RFC 5213 5.3.6 where the row is silent. */
final class LetterAnswer {
  private static final List<String> OPTIONS =
      List.of(
          "Mobile Node Identifier",
          "Home Network Prefix",
          "Handoff Indicator",
          "Access Technology Type",
          "Timestamp",
          "MN Link-layer Identifier",
          "Link-local Address");

  /** From here on an answer may bear what RFC 8885 adds, if it accepts a MAAR's update. */
  private static final int FIRST_DISTRIBUTED = 65;

  private final JsonNode expected;
  private final BindingUpdate update;
  private final Timestamp now;

  LetterAnswer(JsonNode expected, BindingUpdate update, Timestamp now) {
    this.expected = expected;
    this.update = update;
    this.now = now;
  }

  /** Holds the acknowledgement against the row. */
  void check(BindingAcknowledgement ack) {
    assertThat(ack.status()).as("status").isEqualTo(expected.path("status").asInt());
    int sequence = expected.path("sequence").asInt(update.sequence());
    assertThat(ack.sequence()).as("sequence number").isEqualTo(sequence);
    checkFlags(ack);
    checkLifetime(ack);
    if (!expected.path("options").asText().equals("any")) {
      OPTIONS.forEach(it -> checkOption(it, ack));
      checkRest(ack);
    }
  }

  private void checkFlags(BindingAcknowledgement ack) {
    if (expected.has("flags")) {
      int flags =
          StreamSupport.stream(expected.path("flags").spliterator(), false)
              .mapToInt(it -> LetterUpdate.acknowledgementFlag(it.asText()))
              .reduce(0, (a, b) -> a | b);
      assertThat(ack.flags()).as("flags").isEqualTo(flags);
    } else {
      assertThat(ack.has(BindingAcknowledgement.PROXY)).as("P flag").isTrue();
    }
  }

  private void checkLifetime(BindingAcknowledgement ack) {
    if (expected.path("lifetime").asText().equals("granted")) {
      assertThat(ack.lifetime()).as("lifetime").isPositive();
    } else if (expected.has("lifetime")) {
      assertThat(ack.lifetime()).as("lifetime").isEqualTo(expected.path("lifetime").asInt());
    } else {
      assertThat(ack.lifetime()).as("lifetime").isLessThanOrEqualTo(update.lifetime());
    }
  }

  private void checkOption(String name, BindingAcknowledgement ack) {
    List<? extends MobilityOption> told = ack.options().all(LetterUpdate.kind(name));
    JsonNode row = expected.path("options").path(name);
    if (row.isArray()) {
      assertThat(told).as(name).isEqualTo(prefixes(row));
    } else if (row.isNumber()) {
      assertThat(told).as(name).hasToString("[" + valued(name, row.asInt()) + "]");
    } else if (row.isMissingNode()) {
      assertThat(told).as(name).isEqualTo(asked(name));
    } else {
      checkWord(name, row.asText(), told);
    }
  }

  private static List<HomeNetworkPrefix> prefixes(JsonNode row) {
    return StreamSupport.stream(row.spliterator(), false)
        .map(it -> new HomeNetworkPrefix(Ipv6Prefix.parse(it.asText())))
        .collect(Collectors.toList());
  }

  private static MobilityOption valued(String name, int value) {
    return name.equals("Handoff Indicator")
        ? new HandoffIndicator(value)
        : new AccessTechnologyType(value);
  }

  /** As the update had it; but for prefixes each option at most once (RFC 5213 8.2). */
  private List<? extends MobilityOption> asked(String name) {
    List<? extends MobilityOption> all = update.options().all(LetterUpdate.kind(name));
    return name.equals("Home Network Prefix") ? all : all.stream().limit(1).toList();
  }

  private void checkWord(String name, String word, List<? extends MobilityOption> told) {
    switch (word) {
      case "empty" -> {
        assertThat(told).as(name).hasSize(1);
        assertThat(((MnId) told.get(0)).identifier().length()).as(name).isZero();
      }
      case "clock" ->
          assertThat(told).as(name + ": the receiver's own time").isEqualTo(List.of(now));
      case "any" -> assertThat(told).as(name).hasSize(1);
      case "made" -> {
        assertThat(told).as(name).hasSize(1);
        assertThat(((LinkLocalAddress) told.get(0)).address().toString()).startsWith("fe80:");
      }
      default ->
          assertThat(told)
              .as(name)
              .isEqualTo(List.of(new LinkLocalAddress(Ipv6Address.parse(word))));
    }
  }

  private void checkRest(BindingAcknowledgement ack) {
    boolean mayBeDistributed = ack.isAccepted() && update.has(BindingUpdate.DISTRIBUTED);
    for (MobilityOption option : ack.options().asList()) {
      boolean usual = OPTIONS.stream().anyMatch(it -> LetterUpdate.kind(it).isInstance(option));
      assertThat(usual || (mayBeDistributed && option.type() >= FIRST_DISTRIBUTED))
          .as("%s is no option of RFC 5213 5.3.6", option)
          .isTrue();
    }
  }
}
