package org.maarg.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where in the site a link of a text leads. */
class RoutesTest {
  @TempDir private Path root;
  private Routes routes;

  @BeforeEach
  void repository() throws IOException {
    Files.createDirectories(root.resolve("notes/more"));
    for (String file : new String[] {"notes/README.md", "notes/A.java", "notes/a.svg"}) {
      Files.writeString(root.resolve(file), "text");
    }
    routes = new Routes(new Repository(root));
    routes.announce("notes/README.md", "texts/notes.html");
    routes.announce("notes/README.md", "second", "texts/second.html");
  }

  @ParameterizedTest
  @CsvSource({
    "notes/README.md, , texts/notes.html",
    "notes/README.md, first, texts/notes.html#first",
    "notes/README.md, second, texts/second.html#second",
    "notes/README.md, L3, source/notes/README.md.html#L3",
    "notes/A.java, L7, source/notes/A.java.html#L7",
    "notes/a.svg, , files/notes/a.svg",
    "notes, , texts/notes.html",
    "notes/more, , source/notes/more/index.html"
  })
  void fileHasAnAddress(String file, String place, String address) {
    assertThat(routes.of(file, place == null ? "" : place)).isEqualTo(address);
  }

  @Test
  void whatHasNoPageOfItsOwnIsWantedOnce() {
    routes.of("notes/A.java", "L1");
    routes.of("notes/A.java", "L2");
    routes.of("notes/README.md", "");
    assertThat(routes.takeWanted()).containsExactly("notes/A.java");
    assertThat(routes.takeWanted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "index.html, a/b.html, a/b.html",
    "a/b.html, index.html#x, ../index.html#x",
    "a/b.html, a/c.html, c.html",
    "a/b.html, a/b.html#x, #x",
    "a/b/c.html, a/d.html, ../d.html"
  })
  void wayFromAPageIsRelative(String page, String address, String way) {
    assertThat(Routes.relative(page, address)).isEqualTo(way);
  }
}
