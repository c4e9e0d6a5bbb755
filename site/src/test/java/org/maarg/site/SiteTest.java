package org.maarg.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.cli.ExitStatus;
import org.maarg.site.page.LinkCheck;
import org.maarg.site.page.Pages;

/** The site of this repository. */
class SiteTest {
  private final Pages site = BuiltSite.PAGES;

  private String page(String path) {
    byte[] octets = site.files().get(path);
    assertThat(octets).as(path).isNotNull();
    return new String(octets, StandardCharsets.UTF_8);
  }

  @Test
  void everyLinkHolds() {
    assertThat(LinkCheck.problems(site)).isEmpty();
  }

  @Test
  void sameSourcesGiveTheSameOctets() {
    Map<String, byte[]> again = Site.of(BuiltSite.ROOT).files();
    assertThat(again.keySet()).isEqualTo(site.files().keySet());
    List<String> different =
        again.keySet().stream()
            .filter(it -> !Arrays.equals(again.get(it), site.files().get(it)))
            .toList();
    assertThat(different).isEmpty();
  }

  @Test
  void requirementHasWhatStandsForIt() {
    assertThat(page("requirements/8885-3.2-5.html"))
        .contains("href=\"../source/impl/src/main/java/org/maarg/protocol/cmd/Registrations.java")
        .contains("CmdRelayTest.java")
        .contains("href=\"../decisions/update-order.html\"")
        .contains("href=\"../scenarios/late-update.html\"")
        .contains("href=\"../conformance/cmd.html#8885-3.2-5/proxy-coa-moves\"")
        .contains("https://www.rfc-editor.org/rfc/rfc8885#section-3.2");
    assertThat(page("requirements/8885-3.2-2.html"))
        .contains("href=\"../vectors/exchanges/handover-1-relay.html\"");
  }

  @Test
  void claimsOfTheLongTextsLeadToWhatTheyNameAndNumbersAreText() {
    String text = page("security-considerations.html");
    assertThat(text)
        .contains("<a href=\"scenarios/late-update.html\">scenario late-update</a>")
        .contains("<a href=\"worlds/index.html#relay\">world relay</a>")
        .doesNotContain("<!--");
  }

  @Test
  void findingCanBePlayedWithoutAServer() {
    assertThat(page("findings/01.html")).contains("src=\"01.walk.js\"").contains("src=\"01.svg\"");
    assertThat(page("findings/01.walk.js")).contains("finding-unordered-relay:0.0.1.0.2.2");
    assertThat(page("walk.js")).doesNotContain("import ").doesNotContain("export ");
  }

  @Test
  void vectorIsShownFieldByField() {
    assertThat(page("vectors/messages/options.html"))
        .contains("id=\"mn-id-nai\"")
        .contains("<code>6d6e31406578616d706c652e6f7267</code></td><td>mn1@example.org</td>");
  }

  @Test
  void searchKnowsPlacesInsideOfPages() {
    assertThat(page("search-index.js"))
        .contains("[\"Mutants\",\"maar-forgets-relay\",\"mutants/index.html#maar-forgets-relay\",");
  }

  @Test
  void siteIsWritten(@TempDir Path folder) throws IOException {
    StringWriter out = new StringWriter();
    assertThat(SiteCommand.write(site, folder, new PrintWriter(out))).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("every link holds");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).count()).isEqualTo(site.files().size());
    }
  }

  @Test
  void siteWithABrokenLinkIsToldAndNotWritten(@TempDir Path folder) {
    Pages broken = new Pages();
    broken.put(
        "index.html", "<!doctype html><html><body><a href=\"away.html\">a</a></body></html>");
    StringWriter out = new StringWriter();
    assertThat(SiteCommand.write(broken, folder, new PrintWriter(out)))
        .isEqualTo(ExitStatus.NEGATIVE);
    assertThat(out.toString()).isEqualToIgnoringNewLines("index.html: away.html leads to nothing");
    assertThat(folder).isEmptyDirectory();
  }
}
