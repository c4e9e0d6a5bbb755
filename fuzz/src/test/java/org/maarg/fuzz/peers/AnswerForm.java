package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What RFC 5213 5.3.6 makes of an update's answer, where a row of the table is silent. */
final class AnswerForm {
  private static final String NO_IDENTIFIER = "01";
  private static final int FIRST_DISTRIBUTED = 65;
  private static final int LAST_DISTRIBUTED = 70;
  private static final Set<Integer> OPTIONS =
      Set.of(
          Option.MOBILE_NODE_IDENTIFIER,
          Option.HOME_NETWORK_PREFIX,
          Option.HANDOFF_INDICATOR,
          Option.ACCESS_TECHNOLOGY_TYPE,
          Option.TIMESTAMP,
          Option.LINK_LAYER_IDENTIFIER,
          Option.LINK_LOCAL_ADDRESS);

  private final Draft update;
  private final Heard answer;
  private final JsonNode row;
  private final long now;

  private AnswerForm(Draft update, Heard answer, JsonNode row, long now) {
    this.update = update;
    this.answer = answer;
    this.row = row;
    this.now = now;
  }

  /**
   * Holds an answer against its update.
   *
   * @param row as the table has it: status, and what is otherwise than in the update
   * @param now the anchor's time of day in milliseconds since 1970
   */
  static void check(Draft update, Heard answer, JsonNode row, long now) {
    new AnswerForm(update, answer, row, now).check();
  }

  private void check() {
    assertThat(answer.isUpdate()).as("an update").isFalse();
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(row.path("status").asInt());
    assertThat(answer.sequence())
        .as("sequence number")
        .isEqualTo(row.path("sequence").asInt(update.sequence));
    // P, and D to who has sent it, and nothing else. None to a mobile node of Mobile IPv6.
    boolean byProxy = !row.has("flags");
    int flags = Draft.ACKNOWLEDGED_P | (isDistributed() ? Draft.ACKNOWLEDGED_D : 0);
    assertThat(answer.flags()).as("flags").isEqualTo(byProxy ? flags : 0);
    checkLifetime();
    if (!row.path("options").asText().equals("any")) {
      OPTIONS.forEach(this::checkOption);
      assertThat(answer.options()).as("options").allMatch(this::isAllowed);
    }
  }

  private boolean isDistributed() {
    return (update.flags & Draft.D) != 0;
  }

  /** Options of RFC 8885 are for who knows them, in an acceptance. */
  private boolean isAllowed(Option option) {
    boolean isExtension = option.type() >= FIRST_DISTRIBUTED && option.type() <= LAST_DISTRIBUTED;
    return OPTIONS.contains(option.type())
        || (isExtension && isDistributed() && answer.status() < 128);
  }

  /** Never more than was asked for (RFC 6275 10.3.1), and something if it is accepted. */
  private void checkLifetime() {
    if (row.path("lifetime").asText().equals("granted")) {
      assertThat(answer.lifetime()).as("lifetime").isPositive();
      return;
    }
    int least = answer.status() < 128 && update.lifetime > 0 ? 1 : 0;
    assertThat(answer.lifetime()).as("lifetime").isBetween(least, update.lifetime);
    if (row.has("lifetime")) {
      assertThat(answer.lifetime()).as("lifetime").isEqualTo(row.path("lifetime").asInt());
    }
  }

  private void checkOption(int type) {
    List<Option> told = answer.all(type);
    JsonNode expected = expected(type);
    if (expected.isMissingNode()) {
      // But for prefixes each option at most once (RFC 5213 8.2).
      boolean several = type == Option.HOME_NETWORK_PREFIX;
      List<Option> asked = update.all(type).stream().limit(several ? 100 : 1).toList();
      assertThat(told).as("option %s of %s", type, answer).isEqualTo(asked);
    } else if (expected.isArray()) {
      assertThat(told).as("prefixes").isEqualTo(prefixes(expected));
    } else if (expected.isNumber()) {
      assertThat(answer.only(type).value()).as("option %s", type).isEqualTo(expected.asInt());
    } else {
      checkWord(expected.asText(), answer.only(type));
    }
  }

  private JsonNode expected(int type) {
    JsonNode options = row.path("options");
    return StreamSupport.stream(((Iterable<String>) options::fieldNames).spliterator(), false)
        .filter(it -> Option.typeOf(it) == type)
        .map(options::path)
        .findFirst()
        .orElse(row.path("options").path(""));
  }

  private static List<Option> prefixes(JsonNode texts) {
    return StreamSupport.stream(texts.spliterator(), false)
        .map(it -> Option.prefix(it.asText()))
        .toList();
  }

  private void checkWord(String word, Option told) {
    switch (word) {
      case "empty" -> assertThat(told.data()).as("identifier").isEqualTo(NO_IDENTIFIER);
      case "clock" -> assertThat(told.epochMillis()).as("the anchor's own time").isEqualTo(now);
      case "any" -> {}
      case "made" ->
          assertThat(told.data()).as("link-local address").startsWith("fe80").doesNotEndWith("00");
      default -> assertThat(told).as("link-local address").isEqualTo(Option.linkLocal(word));
    }
  }
}
