package org.maarg.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the architecture names only what is there, and every package. */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..");
  private static final String OURS = "org.maarg.";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("org.maarg");
  private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");

  /** Class, classes inside it, and perhaps a method. */
  private static final Pattern CODE =
      Pattern.compile("([A-Z]\\w*(?:\\.[A-Z]\\w*)*)(?:\\.([a-z]\\w*))?");

  private static String page() {
    try {
      return Files.readString(ROOT.resolve("docs/architecture.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> spans(String text) {
    List<String> spans = new ArrayList<>();
    Matcher matcher = SPAN.matcher(text);
    while (matcher.find()) {
      spans.add(matcher.group(1));
    }
    return spans;
  }

  @Test
  void everyNameOnThePageIsThere() {
    assertThat(unknown(page())).isEmpty();
  }

  @Test
  void everyPackageIsOnThePage() {
    Set<String> packages =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> isOfImpl(name))
            .map(name -> name.substring(OURS.length()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).hasSizeGreaterThan(15);
    assertThat(spans(page())).containsAll(packages);
  }

  @Test
  void aNameThatIsNotThereIsFound() {
    assertThat(unknown("`Cmd.handle` `Cmd.fly` `NoSuchRole` `protocol.attic` `docs/none.md`"))
        .containsExactly("Cmd.fly", "NoSuchRole", "protocol.attic", "docs/none.md");
  }

  private static boolean isOfImpl(String packageName) {
    return packageName.startsWith(OURS)
        && Files.isDirectory(Path.of("src/main/java", packageName.split("\\.")));
  }

  private static List<String> unknown(String text) {
    return spans(text).stream().filter(span -> !isKnown(span)).toList();
  }

  private static boolean isKnown(String span) {
    Matcher code = CODE.matcher(span);
    if (code.matches()) {
      return hasClass(code.group(1), code.group(2));
    }
    String path = span.replace(".*", "").replace('.', '/');
    return span.startsWith("//")
        || Files.exists(ROOT.resolve(span))
        || Files.isDirectory(Path.of("src/main/java/org/maarg").resolve(path))
        || isResource(span);
  }

  /** A class of ours in any module; methods are looked for where the class can be loaded. */
  private static boolean hasClass(String name, String method) {
    String suffix = "." + name.replace('.', '$');
    List<JavaClass> found = CLASSES.stream().filter(it -> it.getName().endsWith(suffix)).toList();
    if (found.isEmpty()) {
      return method == null && isResource(name + ".java");
    }
    return method == null
        || found.stream()
            .flatMap(it -> it.getMethods().stream())
            .anyMatch(it -> it.getName().equals(method));
  }

  private static boolean isResource(String name) {
    try (Stream<Path> files =
        Files.find(ROOT, 12, (path, info) -> path.endsWith(name) && isSource(path))) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path path) {
    return path.toString().contains("src");
  }
}
