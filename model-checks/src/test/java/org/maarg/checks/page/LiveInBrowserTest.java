package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.maarg.cli.live.LivePage;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;
import org.maarg.runtime.LoopbackDomain;
import org.maarg.runtime.transport.LinkFaults;
import org.maarg.wire.Octets;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;

/** A domain of real nodes on the page that watches it, in a real browser. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveInBrowserTest {
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final Octets LINK_LAYER = Octets.ofHex("020000000001");

  private static LoopbackDomain domain;
  private static LivePage page;
  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException {
    Optional<String> missing = Chromium.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    domain =
        LoopbackDomain.start(
            new LoopbackDomain.Plan(
                3,
                Mode.RELAY,
                Profile.DEPLOYABLE,
                60,
                LinkFaults.NONE,
                InstantSource.system(),
                List.of(),
                true));
    page = LivePage.start(domain.controls(), 0);
    browser = Chromium.start("#node-list");
  }

  @AfterAll
  static void stop() {
    if (page != null) {
      browser.close();
      page.close();
      domain.close();
    }
  }

  private static void goTo(int maar) {
    domain.maar(maar).attach(MN, LINK_LAYER, AccessTechnologyType.WLAN);
  }

  private static void assertReadable(String name) {
    browser.size(1280, 1000);
    browser.colours("light");
    browser.picture(name + "-1280");
    assertThat(browser.barriers()).isEmpty();
    browser.size(390, 844);
    browser.colours("dark");
    browser.picture(name + "-390");
    assertThat(browser.barriers()).isEmpty();
    assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    browser.size(1280, 1000);
  }

  @Test
  void mobileNodeIsSeenToMove() {
    browser.size(1280, 1000);
    browser.open(page.address().toString());
    browser.awaitText("#said", "4 nodes, no mobile node, 0 tunnels");
    browser.await(page::isOpen);
    goTo(1);
    browser.awaitText("#said", "mn1@example.org at MAAR1");
    browser.awaitText("#log", "PBU seq=");
    domain.maar(1).detach(MN);
    goTo(2);
    browser.awaitText("#said", "4 nodes, mn1@example.org at MAAR2, 1 tunnel");
    browser.awaitText("#log", "CMD to MAAR1");
    browser.awaitText("#log", "happened: handover");
    assertThat(browser.count("#topology .tunnel")).isOne();
    assertThat(browser.text("#node-list")).contains("anchoring").contains("Routers shown");
    assertReadable("live");

    // Another MAAR's mobile node leaves here, which this one knows nothing of.
    domain.maar(3).detach(MN);
    browser.awaitText("#log", "dropped: not attached");
    browser.press("p");
    browser.awaitText("#said", "paused");
    long shown = browser.count("#log li");
    domain.maar(2).detach(MN);
    goTo(3);
    browser.press("c");
    browser.await(() -> browser.count("#log li") == 0);
    assertThat(shown).isPositive();
    browser.press("p");
    browser.awaitText("#said", "mn1@example.org at MAAR3, 2 tunnels");

    domain.maar(2).close();
    browser.awaitText("#said", "MAAR2 does not answer");
    assertThat(browser.text("#node-list")).containsAnyOf("nobody answers", "the node is stopped");
    assertReadable("live-away");
  }
}
