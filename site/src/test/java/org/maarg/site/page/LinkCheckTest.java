package org.maarg.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkCheckTest {
  private static List<String> problems(String body) {
    Pages pages = new Pages();
    pages.put("rooms/page.html", "<!doctype html><html><body>" + body + "</body></html>");
    pages.put("index.html", "<!doctype html><html><body><h1 id=\"top\">Top</h1></body></html>");
    pages.put("rooms/picture.svg", "<svg/>");
    return LinkCheck.problems(pages);
  }

  @Test
  void linksThatHoldAreNoProblem() {
    assertThat(
            problems(
                "<p id=\"here\"><a href=\"../index.html#top\">a</a><a href=\"#here\">b</a>"
                    + "<img src=\"picture.svg\"><a href=\"https://example.org/nowhere\">c</a></p>"))
        .isEmpty();
  }

  @Test
  void linkToNoPageIsFound() {
    assertThat(problems("<a href=\"../missing.html\">a</a>"))
        .containsExactly("rooms/page.html: ../missing.html leads to nothing");
  }

  @Test
  void linkToNoPlaceIsFound() {
    assertThat(problems("<a href=\"../index.html#middle\">a</a><a href=\"#there\">b</a>"))
        .containsExactly(
            "rooms/page.html: index.html has no place middle",
            "rooms/page.html: rooms/page.html has no place there");
  }

  @Test
  void missingPictureAndScriptAreFound() {
    assertThat(problems("<img src=\"none.svg\"><script src=\"none.js\"></script>")).hasSize(2);
  }

  @Test
  void idThatStandsTwiceIsFound() {
    assertThat(problems("<p id=\"one\"></p><p id=\"one\"></p>"))
        .containsExactly("rooms/page.html: the ID one stands twice");
  }
}
