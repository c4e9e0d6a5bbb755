package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Keys;

/** What a reader does on the page, by keyboard alone, in a real browser. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PageInBrowserTest {
  private static final long FAR_TOO_LONG = 20_000;

  private static PageServer server;
  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException {
    Optional<String> missing = Chromium.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    server = PageServer.start(new PageApi(TwoMoves.runs()), 0);
    browser = Chromium.start("#node-list");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      browser.close();
      server.close();
    }
  }

  @BeforeEach
  void wide() {
    browser.size(1280, 900);
    browser.colours("light");
  }

  private static void open(String fragment) {
    browser.open(server.address() + "#" + fragment);
  }

  /** Takes the choice with this title by its number. */
  private static void take(String title) {
    String number =
        (String)
            browser.script(
                "return [...document.querySelectorAll('#choice-list button')].filter(it =>"
                    + " it.querySelector('.title').textContent === arguments[0])"
                    + ".map(it => it.dataset.choice)[0] ?? ''",
                title);
    assertThat(number).as(title + " in " + browser.text("#choice-list")).isNotEmpty();
    String before = browser.address();
    browser.press(number);
    browser.await(() -> !browser.address().equals(before));
    browser.awaitText("#where", "Step " + steps(browser.address()) + " of");
    browser.awaitText(
        "#replay", browser.address().replaceFirst(".*#", "").replaceFirst("\\?.*", ""));
  }

  private static int steps(String address) {
    return address.replaceFirst("\\?.*", "").replaceFirst(".*:", "").split("\\.", -1).length;
  }

  private static void assertNoBarriers() {
    assertThat(browser.barriers()).isEmpty();
  }

  private static void assertFits(int width) {
    assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
        .as("nothing sticks out sideways")
        .isLessThanOrEqualTo(width);
  }

  @Test
  void handoverWithALostAnswerIsPlayedAndSurvivesAReload() {
    open("relay");
    browser.press("w", "relay-loss");
    browser.awaitText("#replay", "relay-loss");
    take("mn1 attaches to maar1");
    take("[1] arrives at cmd");
    take("[2] arrives at maar1");
    take("mn1 moves to maar2 from maar1");
    take("[3] arrives at cmd");
    take("[4] arrives at maar1");
    take("[5] to cmd is lost");
    assertThat(browser.text("#ladder")).contains("is lost");
    assertThat(browser.text("#replay")).startsWith("./maarg check --replay relay-loss:0.");
    String nodes = browser.text("#node-list");
    String choices = browser.text("#choice-list");
    browser.reload();
    assertThat(browser.text("#node-list")).isEqualTo(nodes);
    assertThat(browser.text("#choice-list")).isEqualTo(choices);
    browser.picture("lost-pba-1280");
  }

  @Test
  void undoKeepsTheWayAheadAndRedoTakesItAgain() {
    open("relay:0.0.1.0");
    String end = browser.text("#node-list");
    browser.press(Keys.ARROW_LEFT);
    browser.awaitText("#where", "Step 3 of 4");
    assertThat(browser.count(".row.ahead")).isPositive();
    assertThat(browser.count("#choice-list .next")).isEqualTo(1);
    browser.press(Keys.HOME);
    browser.awaitText("#where", "Step 0 of 4");
    browser.press(Keys.ARROW_RIGHT);
    browser.awaitText("#where", "Step 1 of 4");
    browser.press(Keys.END);
    browser.awaitText("#where", "Step 4 of 4");
    assertThat(browser.text("#node-list")).isEqualTo(end);
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    browser.awaitText("#where", "Step 5 of 5");
  }

  @Test
  void stepOfTheLadderIsJumpedTo() {
    open("relay:0.0.1.0");
    browser.script("document.querySelector('#ladder .step [aria-current]').focus(); return 0");
    browser.press(Keys.ARROW_UP, Keys.ARROW_UP, Keys.ENTER);
    browser.awaitText("#where", "Step 2 of 4");
  }

  @Test
  void twoProfilesAreSeenSideBySide() {
    open("finding-unordered-relay:0.0.1.0.2.2");
    browser.press("c");
    browser.await(() -> browser.isShown("#other-profile"));
    browser.press(Keys.TAB, "HARDENED", Keys.TAB, Keys.ENTER);
    browser.awaitText("#beside-says", "First difference at step 6");
    assertThat(browser.text("#one-title")).contains("newest-wins");
    assertThat(browser.text("#other-title")).contains("HARDENED").doesNotContain("breaks");
    assertThat(browser.count("#one-ladder .differs")).isPositive();
    browser.picture("compare-1280");
    assertNoBarriers();
    browser.size(390, 844);
    browser.picture("compare-390");
    assertFits(390);
  }

  @Test
  void octetsOfAMessageAreOpened() {
    open("relay:0.0.1.0");
    browser.press("m");
    browser.awaitText("#dialog-body", "Home Network Prefix");
    assertThat(browser.text("#dialog-body")).contains("RFC 5213 8.3").contains("2001:db8:2::");
    browser.press(Keys.TAB, Keys.TAB, Keys.TAB, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    browser.await(() -> browser.text(".octets .lit").equals("05"));
    browser.picture("message-1280");
    assertNoBarriers();
    browser.size(390, 844);
    browser.picture("message-390");
    browser.press(Keys.ESCAPE);
    browser.await(() -> !browser.isShown("#dialog-body"));
  }

  @Test
  void findingIsShown() {
    open("relay");
    browser.press("s");
    browser.await(() -> browser.isShown("#filter"));
    browser.picture("show-me-1280");
    assertNoBarriers();
    browser.press("finding 01", Keys.ENTER);
    browser.awaitText("#breach", "newest-wins");
    assertThat(browser.address()).endsWith("#finding-unordered-relay:0.0.1.0.2.2");
    browser.picture("finding-1280");
    assertNoBarriers();
  }

  @Test
  void runOfAScenarioIsGoneThrough() {
    open("relay");
    browser.press("s");
    browser.await(() -> browser.isShown("#filter"));
    browser.press("two moves", Keys.ENTER);
    // The world that was there before stands at its step 0 too.
    browser.awaitText("#replay", "two-moves");
    browser.awaitText("#where", "Step 0 of ");
    assertThat(browser.address()).endsWith("#scenario/two-moves");
    browser.press(Keys.ARROW_RIGHT);
    browser.awaitText("#where", "Step 1 of ");
    browser.press(Keys.ARROW_RIGHT);
    browser.awaitText("#where", "Step 2 of ");
    assertThat(browser.text("#choice-list")).contains("nobody chooses");
    browser.reload();
    browser.awaitText("#where", "Step 2 of ");
    browser.press("m");
    browser.awaitText("#dialog-body", "Home Network Prefix");
    browser.press(Keys.ESCAPE);
    browser.picture("scenario-1280");
    assertNoBarriers();
    browser.size(390, 844);
    browser.picture("scenario-390");
    assertFits(390);
    browser.press("w", "relay-loss");
    browser.awaitText("#replay", "relay-loss");
  }

  @Test
  void pageIsReadableOnASmallScreenAndInTheDark() {
    browser.size(390, 844);
    open("relay-loss:0.0.0.0.0?at=4");
    browser.picture("small-390");
    assertFits(390);
    assertNoBarriers();
    browser.colours("dark");
    browser.picture("dark-390");
    assertNoBarriers();
    browser.size(1280, 900);
    browser.picture("dark-1280");
    assertNoBarriers();
  }

  @Test
  void presentStepOfALongLadderIsInSight() {
    StringBuilder way = new StringBuilder("relay:0");
    for (int step = 1; step < 308; step++) {
      way.append(".0");
    }
    open(way + "?bounds=longTimers%3D99");
    assertThat(browser.count("#ladder .row")).isGreaterThan(500);
    browser.press(Keys.HOME);
    browser.awaitText("#where", "Step 0 of");
    browser.press(Keys.END);
    browser.awaitText("#where", "Step 308 of");
    browser.await(
        () ->
            (Boolean)
                browser.script(
                    "const box = document.querySelector('#ladder .ladder').getBoundingClientRect();"
                        + "const row = [...document.querySelectorAll('#ladder .now')].pop()"
                        + ".getBoundingClientRect();"
                        + "return row.top >= box.top && row.bottom <= box.bottom + 1"));
    browser.picture("long-1280");
    tellPace();
  }

  /** How long it takes from a key to the new state on the screen, of a ladder of 500 rows. */
  private static void tellPace() {
    List<Long> millis = new ArrayList<>();
    for (int step = 307; step > 297; step--) {
      millis.add(
          (Long)
              browser.later(
                  "const done = arguments[arguments.length - 1], began = performance.now();"
                      + "const where = document.getElementById('where');"
                      + "const seen = new MutationObserver(() => { seen.disconnect();"
                      + " requestAnimationFrame(() => done(Math.round(performance.now() - began)));"
                      + " });"
                      + "seen.observe(where, { childList: true });"
                      + "document.getElementById('undo').click();"));
      browser.awaitText("#where", "Step " + step + " of");
    }
    System.out.println(
        "a ladder of 500 rows in the browser: ms from a step to its picture " + millis);
    assertThat(millis).allMatch(it -> it < FAR_TOO_LONG);
  }

  @Test
  void wrongAddressSaysWhatIsWrong() {
    browser.open(server.address() + "#relay:0");
    browser.script("location.hash = 'relay:0.77'; return 0");
    browser.awaitText("#error", "step 2 has no choice 77");
    assertNoBarriers();
    browser.script("document.querySelector('#error button').click(); return 0");
    browser.awaitText("#where", "Step 0 of 0");
  }
}
