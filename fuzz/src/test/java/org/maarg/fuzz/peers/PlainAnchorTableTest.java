package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The table of the letter, its parts about a MAAR as a gateway, over UDP with a plain anchor. The
 * clock is the machine's: a minute of the table is the time of two retransmissions here.
 */
@Execution(ExecutionMode.CONCURRENT)
class PlainAnchorTableTest {
  private static final String LETTER = "RFC8885";
  private static final String ALL_ZERO = "000000000000";

  /** Retransmissions come a second and three after the first transmission. */
  private static final int MINUTE_MILLIS = 3_400;

  private static final int SHORT_LIFETIME = 1;

  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @TestFactory
  List<DynamicTest> rows() {
    Map<String, AtOnce.Script> scripts = new LinkedHashMap<>();
    List<JsonNode> updates = Rows.of("updates");
    List<JsonNode> answers = Rows.of("acknowledgements");
    updates.forEach(it -> scripts.put("anchor gets " + Rows.nameOf(it), () -> update(it)));
    answers.forEach(it -> scripts.put("MAAR takes " + Rows.nameOf(it), () -> acknowledgement(it)));
    assertThat(scripts).hasSize(updates.size() + answers.size());
    return AtOnce.tests(scripts);
  }

  private static void update(JsonNode row) throws Exception {
    try (MaarStage stage = new MaarStage(lab, LETTER)) {
      JsonNode expected = row.path("update");
      Course course = new Course(stage, expected.path("number").asInt(1));
      course.run(row.path("after"));
      assertThat(course.updates).as("updates").hasSize(expected.path("number").asInt(1));
      Heard last = course.last();
      boolean ends = expected.path("lifetime").asText().equals("0");
      GatewayForm.checkHandoff(last, expected.path("handoff").asInt(), ends);
      assertThat(last.only(Option.MOBILE_NODE_IDENTIFIER))
          .isEqualTo(Option.mobileNode(MaarStage.nai(expected.path("mobileNode").asInt(1))));
      boolean named = !expected.path("linkLayer").asText().equals("absent");
      assertThat(last.all(Option.LINK_LAYER_IDENTIFIER)).hasSize(named ? 1 : 0);
      if (course.updates.size() > 1) {
        GatewayForm.checkOrder(course.updates.get(course.updates.size() - 2), last);
      }
    }
  }

  private static void acknowledgement(JsonNode row) throws Exception {
    JsonNode change = row.path("acknowledgement");
    // What this anchor accepts has no D flag; where the row says so, it is not to be believed.
    boolean believed = !(change.path("status").asInt() < 128 && off(change, "D"));
    String knobs = believed ? Lab.SWITCH_ON : Lab.SWITCH_OFF;
    boolean secured = change.path("secured").asBoolean(true);
    try (MaarStage stage = new MaarStage(lab, LETTER, knobs, secured, "")) {
      Course course = new Course(stage, 2);
      stage.attach(1);
      course.hear();
      course.run(row.path("before"));
      Heard last = course.last();
      int number = change.path("transmission").asInt(course.updates.size());
      Draft answer = changed(stage.anchor, course.updates.get(number - 1), change);
      stage.answer(answer);
      assertThat(stage.advertises())
          .as("the prefix is advertised")
          .isEqualTo(row.path("advertised").asBoolean());
      if (row.has("then")) {
        for (JsonNode event : row.path("then")) {
          then(event.asText(), stage, last);
        }
        assertThat(stage.advertises())
            .as("the prefix is advertised then")
            .isEqualTo(row.path("advertisedThen").asBoolean());
      }
      later(row.path("later").asText(), stage.anchor, last, answer.sequence);
    }
  }

  /** What happens behind an answer; whether something is sent then is looked at later. */
  private static void then(String event, MaarStage stage, Heard last) throws Exception {
    switch (event) {
      case "attach" -> stage.attach(1);
      case "detach" -> stage.detach(1);
      case "accept" -> stage.answer(stage.anchor.answer(last, 0));
      default -> throw new IllegalArgumentException(event + " does not come behind an answer");
    }
  }

  private static boolean off(JsonNode change, String flag) {
    return change.path("flagsOff").path(0).asText().equals(flag);
  }

  private static Draft changed(PlainAnchor anchor, Heard update, JsonNode change) {
    Draft answer = Draft.acknowledgement(update, change.path("status").asInt());
    update.options().forEach(answer::with);
    answer.lifetime = Math.min(answer.lifetime, anchor.mostLifetime);
    answer.sequence = (answer.sequence + change.path("sequencePlus").asInt()) & 0xffff;
    if (off(change, "P")) {
      answer.flags(0);
    }
    if (change.has("handoff")) {
      answer.replace(Option.handoff(change.path("handoff").asInt()));
    }
    if (change.has("technology")) {
      answer.replace(Option.technology(change.path("technology").asInt()));
    }
    if (change.has("linkLayer")) {
      answer.replace(Option.linkLayer(change.path("linkLayer").asText()));
    }
    if (change.has("mobileNode")) {
      answer.replace(Option.mobileNode(MaarStage.nai(change.path("mobileNode").asInt())));
    }
    if (change.has("stampMillis")) {
      long now = System.currentTimeMillis();
      answer.replace(Option.timestamp(now + change.path("stampMillis").asLong()));
    }
    return answer;
  }

  private static void later(String word, PlainAnchor anchor, Heard last, int told)
      throws Exception {
    switch (word) {
      case "none" -> assertThat(anchor.next(MINUTE_MILLIS)).as("updates after").isEmpty();
      case "some" -> GatewayForm.checkOrder(last, anchor.next());
      case "greater-number" ->
          assertThat(anchor.next().sequence())
              .as("the number after the one told")
              .isEqualTo(told + 1);
      case "other-prefix" -> {
        Option refused = last.only(Option.HOME_NETWORK_PREFIX);
        assertThat(anchor.next().only(Option.HOME_NETWORK_PREFIX)).isNotEqualTo(refused);
      }
      default -> assertThat(word).isEmpty();
    }
  }

  /** What happens before a row looks. */
  private static final class Course {
    private final MaarStage stage;
    private final int awaited;
    private final long start = System.nanoTime();
    final List<Heard> updates = new ArrayList<>();

    Course(MaarStage stage, int awaited) {
      this.stage = stage;
      this.awaited = awaited;
    }

    Heard last() {
      return updates.get(updates.size() - 1);
    }

    void hear() throws Exception {
      updates.add(stage.anchor.next());
    }

    void run(JsonNode events) throws Exception {
      for (JsonNode event : events) {
        happens(event.asText());
      }
    }

    private void happens(String event) throws Exception {
      switch (event) {
        case "attach" -> stage.attach(1);
        case "attach-2" -> stage.attach(2);
        case "attach-all-zero" -> stage.attach(1, ALL_ZERO);
        case "detach" -> stage.detach(1);
        case "accept" -> accept();
        case "refresh", "lifetime" -> {}
        default -> pass(Long.parseLong(event.substring("wait-".length())));
      }
      boolean isHeard = event.startsWith("attach") || event.equals("refresh");
      if (isHeard || event.equals("lifetime")) {
        hear();
      }
    }

    /** For so short a time that a row need not wait long for what follows from it. */
    private void accept() throws Exception {
      Draft answer = stage.anchor.answer(last(), 0);
      answer.lifetime = SHORT_LIFETIME;
      stage.answer(answer);
    }

    /** What comes in this time, and none of it early. */
    private void pass(long millis) throws Exception {
      if (updates.size() == awaited) {
        Optional<Heard> another = stage.anchor.next(Math.min(millis, MINUTE_MILLIS));
        assertThat(another).as("an update too many").isEmpty();
      }
      while (updates.size() < awaited) {
        hear();
      }
      long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertThat(passed).as("milliseconds").isGreaterThan(Math.min(millis, MINUTE_MILLIS) - 100);
    }
  }
}
