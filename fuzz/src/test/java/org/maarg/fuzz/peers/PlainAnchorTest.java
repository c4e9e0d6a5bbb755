package org.maarg.fuzz.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.maarg.protocol.DropReason;

/**
 * An anchor that knows RFC 5213 alone decides what a live MAAR asks over UDP. Nothing of it is
 * shared with the MAAR: its octets are written and read apart.
 */
@Execution(ExecutionMode.CONCURRENT)
class PlainAnchorTest {
  private static final String DEPLOYABLE = "DEPLOYABLE";
  private static final String LETTER = "RFC8885";
  private static final String MN = MaarStage.nai(1);
  private static final int UNKNOWN = 4;
  private static final int UNCHANGED = 5;

  /** Long enough for a retransmission to show itself, which would come after a second. */
  private static final int WINDOW_MILLIS = 2_500;

  private static final long INITIAL_MILLIS = 1_000;

  /** Timers and the time of day are read from two clocks. */
  private static final long SLACK = 20;

  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  /** What is told of one profile only is what the other does otherwise, and says so. */
  @TestFactory
  List<DynamicTest> speaksWithAMaar() {
    Map<String, AtOnce.Script> scripts = new LinkedHashMap<>();
    for (String profile : List.of(DEPLOYABLE, LETTER)) {
      scripts.put(profile + " registers and renews", () -> renews(profile));
      scripts.put(profile + " deregisters", () -> deregisters(profile));
      scripts.put(profile + " retransmits", () -> retransmits(profile));
      scripts.put(profile + " goes on after the number of 135", () -> takesTheNumber(profile));
      scripts.put(profile + " asks for another prefix after 155", () -> takesAnother(profile));
      scripts.put(profile + " asks again after 157", () -> reassertsAfterLower(profile));
      scripts.put(profile + " believes none without the switch", () -> isNotBelieved(profile));
    }
    scripts.put(LETTER + " waits after 156", PlainAnchorTest::waitsForTheClock);
    scripts.put(LETTER + " serves nobody after 152", PlainAnchorTest::isDenied);
    return AtOnce.tests(scripts);
  }

  // Verifies: 5213-6.9.1.1-16, 5213-6.9.1.3-1, 5213-6.9.1.3-2, 5213-6.9.1.3-3, 5213-6.9.1.5-1
  private static void renews(String profile) throws Exception {
    try (MaarStage stage = new MaarStage(lab, profile)) {
      stage.anchor.mostLifetime = 1;
      stage.attach(1);
      Heard first = stage.anchor.next();
      GatewayForm.checkHandoff(first, UNKNOWN, false);
      assertThat(first.only(Option.MOBILE_NODE_IDENTIFIER)).isEqualTo(Option.mobileNode(MN));
      assertThat(first.only(Option.LINK_LAYER_IDENTIFIER))
          .isEqualTo(Option.linkLayer(MaarStage.LINK_LAYER));
      assertThat(first.lifetime()).isEqualTo(15);
      assertThat(stage.advertises()).isFalse();
      assertThat(stage.serve(first)).isZero();
      assertThat(stage.advertises()).isTrue();

      Heard renewal = stage.anchor.next();
      GatewayForm.checkHandoff(renewal, UNCHANGED, false);
      GatewayForm.checkSameSession(first, renewal);
      assertThat(stage.serve(renewal)).isZero();
      assertThat(stage.advertises()).isTrue();
      assertThat(stage.drops).isEmpty();
    }
  }

  // Verifies: 5213-6.9.1.4-3, 5213-6.9.1.4-4, 5213-6.9.1.4-5
  private static void deregisters(String profile) throws Exception {
    try (MaarStage stage = new MaarStage(lab, profile)) {
      stage.anchor.mostLifetime = 1;
      stage.attach(1);
      Heard first = stage.anchor.next();
      assertThat(stage.serve(first)).isZero();
      stage.detach(1);

      Heard last = stage.anchor.next();
      GatewayForm.checkHandoff(last, UNKNOWN, true);
      GatewayForm.checkSameSession(first, last);
      assertThat(stage.serve(last)).isZero();
      assertThat(stage.anchor.knows(MN)).isFalse();
      assertThat(stage.maar.maarBindings()).isEmpty();
      assertThat(stage.drops).isEmpty();
    }
  }

  // Verifies: 5213-6.9.4-1, 5213-6.9.4-3, 5213-6.9.4-6
  private static void retransmits(String profile) throws Exception {
    try (MaarStage stage = new MaarStage(lab, profile)) {
      stage.attach(1);
      Heard first = stage.anchor.next();
      Heard second = stage.anchor.next();
      Heard third = stage.anchor.next();

      for (Heard update : List.of(first, second, third)) {
        GatewayForm.checkHandoff(update, UNKNOWN, false);
      }
      GatewayForm.checkSameSession(first, second);
      GatewayForm.checkSameSession(second, third);
      // INITIAL_BINDACK_TIMEOUT of RFC 6275 12 is a second; a slow machine only sends later.
      assertThat(millisBetween(first, second)).isGreaterThanOrEqualTo(INITIAL_MILLIS - SLACK);
      assertThat(millisBetween(second, third)).isGreaterThanOrEqualTo(2 * INITIAL_MILLIS - SLACK);
      assertThat(stage.serve(third)).isZero();
      assertThat(stage.advertises()).isTrue();
    }
  }

  /** Between the times that two updates say they were sent at. */
  private static long millisBetween(Heard earlier, Heard later) {
    return later.only(Option.TIMESTAMP).epochMillis()
        - earlier.only(Option.TIMESTAMP).epochMillis();
  }

  // Verifies: 5213-5.5-7, 6275-11.7.3-2
  private static void takesTheNumber(String profile) throws Exception {
    String numbers = "variables: {timestampBasedApproachInUse: false}";
    try (MaarStage stage = new MaarStage(lab, profile, Lab.SWITCH_ON, true, numbers)) {
      stage.anchor.holds(MN, "2001:db8:1::/64", 20_000, 0);
      stage.attach(1);
      Heard first = stage.anchor.next();
      assertThat(first.all(Option.TIMESTAMP)).isEmpty();
      assertThat(stage.serve(first)).isEqualTo(PlainAnchor.OUT_OF_WINDOW);
      assertThat(stage.advertises()).isFalse();

      Heard second = stage.anchor.next();
      assertThat(second.sequence()).isGreaterThan(20_000);
      assertThat(stage.serve(second)).isZero();
      assertThat(stage.advertises()).isTrue();
    }
  }

  // Verifies: 5213-6.9.1.2-7
  private static void takesAnother(String profile) throws Exception {
    try (MaarStage stage = new MaarStage(lab, profile)) {
      stage.anchor.holds(MaarStage.nai(2), "2001:db8:1::/64", 1, 1);
      stage.attach(1);
      Heard first = stage.anchor.next();
      assertThat(stage.serve(first)).isEqualTo(155);
      assertThat(stage.advertises()).isFalse();

      Heard second = stage.anchor.next();
      assertThat(second.only(Option.HOME_NETWORK_PREFIX))
          .isNotEqualTo(first.only(Option.HOME_NETWORK_PREFIX));
      GatewayForm.checkOrder(first, second);
      assertThat(stage.serve(second)).isZero();
      assertThat(stage.advertises()).isTrue();
    }
  }

  // Verifies: 5213-6.9.1.2-14
  private static void reassertsAfterLower(String profile) throws Exception {
    try (MaarStage stage = new MaarStage(lab, profile)) {
      // Another gateway, whose clock is ahead, has had the mobile node before.
      stage.anchor.holds(MN, "2001:db8:1::/64", 1, System.currentTimeMillis() + 5_000);
      stage.attach(1);
      assertThat(stage.serve(stage.anchor.next())).isEqualTo(157);
      assertThat(stage.advertises()).isFalse();

      stage.anchor.holds(MN, "2001:db8:1::/64", 1, 1);
      assertThat(stage.serve(stage.anchor.next())).isZero();
      assertThat(stage.advertises()).isTrue();
    }
  }

  // Verifies: 5213-6.9.1.2-8
  private static void waitsForTheClock() throws Exception {
    try (MaarStage stage = new MaarStage(lab, LETTER)) {
      stage.anchor.ahead = 3_600_000;
      stage.attach(1);
      assertThat(stage.serve(stage.anchor.next())).isEqualTo(156);
      assertThat(stage.anchor.next(WINDOW_MILLIS)).isEmpty();
      assertThat(stage.advertises()).isFalse();
    }
  }

  // Verifies: 5213-6.9.1.2-6
  private static void isDenied() throws Exception {
    try (MaarStage stage = new MaarStage(lab, LETTER)) {
      stage.anchor.deniesService(MN);
      stage.attach(1);
      assertThat(stage.serve(stage.anchor.next())).isEqualTo(152);
      stage.detach(1);
      stage.attach(1);
      stage.attach(2);
      // The next update is about another one, and after it there is none.
      Heard other = stage.anchor.next();
      assertThat(other.only(Option.MOBILE_NODE_IDENTIFIER))
          .isEqualTo(Option.mobileNode(MaarStage.nai(2)));
      assertThat(stage.serve(other)).isZero();
      assertThat(stage.anchor.next(WINDOW_MILLIS)).isEmpty();
      assertThat(stage.maar.routers()).hasSize(1);
    }
  }

  // Verifies: 8885-4.1-3, 8885-4.2-1
  private static void isNotBelieved(String profile) throws Exception {
    try (MaarStage stage = new MaarStage(lab, profile, Lab.SWITCH_OFF, true, "")) {
      stage.attach(1);
      Heard first = stage.anchor.next();
      assertThat(stage.serve(first)).isZero();
      assertThat(stage.drops).containsExactly(DropReason.NOT_DISTRIBUTED);
      assertThat(stage.advertises()).isFalse();

      GatewayForm.checkSameSession(first, stage.anchor.next());
    }
  }
}
