package org.maarg.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.checks.page.Chromium;
import org.openqa.selenium.Keys;

/** What a reader does on the site, from a folder and without a server, in a real browser. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SiteInBrowserTest {
  @TempDir private static Path folder;
  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException {
    Optional<String> missing = Chromium.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    BuiltSite.PAGES.write(folder);
    browser = Chromium.start("h1");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void open(String path) {
    browser.open(folder.toUri() + path);
    assertThat(browser.count("#content")).as(path + " is a page of the site").isOne();
  }

  private static void assertReadable(int width, String colours, String name) {
    browser.size(width, width < 600 ? 844 : 900);
    browser.colours(colours);
    assertThat(browser.barriers()).as(name).isEmpty();
    assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
        .as(name + ": nothing sticks out sideways")
        .isLessThanOrEqualTo(width);
    browser.picture("site-" + name + "-" + width + "-" + colours);
  }

  /** A page of each kind. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "security-considerations.html",
        "review-response.html",
        "requirements/index.html",
        "requirements/rfc6543.html",
        "requirements/8885-3.2-5.html",
        "findings/index.html",
        "findings/01.html",
        "decisions/update-order.html",
        "scenarios/late-update.html",
        "worlds/index.html",
        "mutants/index.html",
        "vectors/messages/other.html",
        "vectors/exchanges/handover-1-relay.html",
        "conformance/maar.html",
        "evidence/index.html",
        "evidence/relay.html",
        "texts/fuzz/RESULTS.html",
        "source/impl/src/main/java/org/maarg/protocol/cmd/UpdateOrder.java.html",
        "search.html"
      })
  void pageIsReadable(String path) {
    open(path);
    String name = path.replace('/', '-').replace(".html", "");
    assertReadable(1280, "light", name);
    assertReadable(390, "dark", name);
  }

  @Test
  void ladderIsPlayedByKeyboard() {
    open("findings/01.html");
    browser.awaitText("#walk [role=status]", "Step 6 of 6");
    assertThat(browser.text("#walk [role=status]")).contains("newest-wins");
    browser.script("document.querySelector('#walk button').focus(); return 0");
    browser.press(Keys.ENTER);
    browser.awaitText("#walk [role=status]", "Step 0 of 6");
    browser.script("document.querySelector('#walk .ladder').focus(); return 0");
    browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    browser.awaitText("#walk [role=status]", "Step 2 of 6: [1] arrives at cmd");
    assertThat(browser.text("#walk .node")).contains("Binding of mn1");
    assertThat(browser.address()).endsWith("#step-2");
    browser.reload();
    browser.awaitText("#walk [role=status]", "Step 2 of 6");
    browser.script("document.querySelector('#walk .text button').click(); return 0");
    browser.awaitText("#walk .fields", "Home Network Prefix");
    assertReadable(1280, "light", "message-of-finding");
    assertReadable(390, "dark", "message-of-finding");
  }

  @Test
  void wordIsFound() {
    open("index.html");
    browser.size(1280, 900);
    browser.script("document.querySelector('header input').focus(); return 0");
    browser.press("late relayed update", Keys.ENTER);
    browser.awaitText("#said", "found");
    assertThat(browser.text("#found li"))
        .contains("A late relayed update moves the mobile node back");
    assertReadable(1280, "light", "found");
    assertReadable(390, "dark", "found");
    browser.script("document.querySelector('#found a').focus(); return 0");
    browser.press(Keys.ENTER);
    browser.awaitText("h1", "A late relayed update");
  }

  @Test
  void requirementIsFoundByItsId() {
    open("search.html?q=8885-3.2-5");
    browser.awaitText("#found li", "8885-3.2-5: ");
  }
}
