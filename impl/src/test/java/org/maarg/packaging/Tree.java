package org.maarg.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A source tree with our packaging, one built module, and a Java that says how it was called. */
final class Tree {
  private static final Path OURS = Path.of("..");

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      for word in "$@"; do
        case $word in
          -XX:DumpLoadedClassList=*) echo java/lang/Object >"${word#*=}" ;;
          -XX:SharedArchiveFile=*) archive=${word#*=} ;;
          -Xshare:dump) dump=yes ;;
        esac
      done
      [ -z "${dump:-}" ] || echo "$*" >"$archive"
      echo "java $*"
      """;

  private final Path root;

  Tree(Path root) throws Exception {
    this.root = root;
    for (String folder : List.of("packaging", "samples", "docs")) {
      copy(folder);
    }
    for (String file : List.of("LICENSE", "README.md", "CHANGELOG.md", "SECURITY.md")) {
      Files.copy(OURS.resolve(file), root.resolve(file));
    }
    script("maarg", "#!/bin/sh\nexit 0\n");
    script("tools/java", JAVA);
    write("pom.xml", "<version>0.9.1-SNAPSHOT</version>\n<module>a</module>\n");
    write("a/target/maarg-a-0.9.1-SNAPSHOT.jar", "ours");
    write("a/target/maarg-a-0.9.1-SNAPSHOT-tests.jar", "not for users");
    write("a/target/lib/library.jar", "a library");
    write(
        "security-analysis/security-considerations.html",
        "<a href=\"scenarios/one.yaml\">one</a> <a href=\"../spec/findings\">findings</a>"
            + " <a href=\"https://example.org/\">other</a> <a href=\"#one\">here</a>");
    write("security-analysis/security-considerations.md", "text");
    write("security-analysis/review-response.html", "<html></html>");
    write("security-analysis/review-response.md", "text");
    write("security-analysis/scenarios/one.yaml", "id: one");
    write("security-analysis/scenarios/two.yaml", "id: two");
    write("spec/findings/1.md", "# A finding");
  }

  private void copy(String folder) throws IOException {
    Path from = OURS.resolve(folder);
    try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = root.resolve(folder).resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  Path resolve(String name) {
    return root.resolve(name);
  }

  void write(String name, String text) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), text);
  }

  private void script(String name, String text) throws IOException {
    write(name, text);
    Files.setPosixFilePermissions(root.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs a program in the tree, whose Java comes first; what it writes, if it ends well. */
  String run(String... command) throws Exception {
    Path out = Files.createTempFile(root, "out", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().remove("JAVA_HOME");
    builder
        .environment()
        .merge(
            "PATH",
            root.resolve("tools").toString(),
            (old, ours) -> ours + File.pathSeparator + old);
    builder.environment().put("MAARG_CACHE", root.resolve("cache").toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("%s ends", List.of(command)).isTrue();
    String written = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as("%s: %s", List.of(command), written).isZero();
    return written;
  }

  /** The release archive, made as its script makes it. */
  Path archive() throws Exception {
    String written = run("packaging/make-archive", root.resolve("out").toString());
    Path archive = Path.of(written.strip());
    assertThat(archive).isRegularFile();
    return archive;
  }
}
