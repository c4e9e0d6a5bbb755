package org.maarg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.maarg.runtime.Eventually;

/** The launcher of a source tree, with a Maven and a Java that only say how they were called. */
@Timeout(120)
class LauncherTest {
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      printf '%s\\n' "$*" >>mvn.calls
      [ ! -e broken ] || { echo '[ERROR] a/src/main/A.java:[1,1] seeded'; exit 1; }
      while [ -e hold ]; do sleep 0.05; done
      n=0
      for m in a b; do
        n=$((n + 1))
        echo "[INFO] Building maarg $m 0.1.0-SNAPSHOT                            [$n/2]"
        mkdir -p $m/target/lib; : >$m/target/maarg-$m-0.1.jar
      done
      """;

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      case "$*" in *-XX:NoSuch*) echo "Unrecognized VM option 'NoSuch'" >&2; exit 1 ;; esac
      [ "${!#}" = -version ] || { echo "java ran ${!#}"; echo "$*" >java.args; }
      """;

  @TempDir private Path tree;

  @BeforeEach
  void makeTree() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
    Files.copy(Path.of("..", "maarg"), tree.resolve("maarg"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(tree.resolve("pom.xml"), "<module>a</module>\n<module>b</module>\n");
    for (String module : List.of("a", "b")) {
      Files.createDirectories(tree.resolve(module + "/src/main"));
      Files.writeString(tree.resolve(module + "/pom.xml"), "");
      Files.writeString(tree.resolve(module + "/src/main/A.java"), "");
    }
    script("tools/mvn", MAVEN);
    script("java/bin/java", JAVA);
  }

  private void script(String name, String text) throws Exception {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> hello() {
    return List.of(tree.resolve("maarg").toString(), "hello");
  }

  private Process begin(Path out, List<String> command, String... environment) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", tree.resolve("java").toString());
    builder
        .environment()
        .merge(
            "PATH",
            tree.resolve("tools").toString(),
            (old, tools) -> tools + File.pathSeparator + old);
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    builder.directory(tree.toFile());
    return builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
  }

  private record Ended(int status, List<String> lines) {}

  private Ended launch(String... environment) throws Exception {
    Path out = tree.resolve("out");
    Process process = begin(out, hello(), environment);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readAllLines(out));
  }

  private List<String> calls() throws Exception {
    return Files.readAllLines(tree.resolve("mvn.calls"));
  }

  @Test
  void firstBuildTellsEachModule() throws Exception {
    Ended ended = launch();
    assertThat(ended.status()).isZero();
    assertThat(ended.lines())
        .containsExactly(
            "building maarg (first run, which takes some minutes) ...",
            "  1 of 2: a",
            "  2 of 2: b",
            "java ran hello");
    assertThat(launch().lines()).containsExactly("java ran hello");
    // Without it, Java 25 warns of native code on every start.
    assertThat(Files.readString(tree.resolve("java.args")))
        .startsWith("--enable-native-access=ALL-UNNAMED ");
    assertThat(calls()).hasSize(1);
  }

  @Test
  void editRebuildsOnlyWhatDependsOnIt() throws Exception {
    launch();
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(tree.resolve("b/src/main/A.java"), later);
    launch();
    assertThat(calls()).hasSize(2);
    assertThat(calls().get(0)).contains("-pl a,b -am package");
    assertThat(calls().get(1)).contains("-pl b -am package");
  }

  @Test
  void whatDependsOnAnEditIsNamedToMavenWithAllThatItNeeds() throws Exception {
    launch();
    Files.writeString(tree.resolve("pom.xml"), "<module>c</module>\n", StandardOpenOption.APPEND);
    Files.createDirectories(tree.resolve("c/target/lib"));
    Files.writeString(tree.resolve("c/pom.xml"), "<artifactId>maarg-b</artifactId>");
    Files.writeString(tree.resolve("c/target/maarg-c-0.1.jar"), "");
    Files.writeString(tree.resolve("b/pom.xml"), "<artifactId>maarg-a</artifactId>");
    long built = Files.getLastModifiedTime(tree.resolve("target/.launcher-stamp")).toMillis();
    for (String pom : List.of("pom.xml", "b/pom.xml", "c/pom.xml")) {
      Files.setLastModifiedTime(tree.resolve(pom), FileTime.fromMillis(built - 60_000));
    }
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(tree.resolve("a/src/main/A.java"), later);
    launch();
    // The middle one needs the first, the last needs the middle one; Maven adds what they need.
    assertThat(calls().get(1)).contains("-pl a,b,c -am package");
  }

  @Test
  void failedBuildIsToldWithItsErrors() throws Exception {
    Files.createFile(tree.resolve("broken"));
    Ended ended = launch();
    assertThat(ended.status()).isEqualTo(125);
    assertThat(ended.lines()).contains("[ERROR] a/src/main/A.java:[1,1] seeded");
    assertThat(ended.lines().get(ended.lines().size() - 1)).startsWith("maarg: the build failed (");
  }

  @Test
  void secondLauncherSaysWhatItWaitsFor() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "there is no flock");
    List<Process> both = new ArrayList<>();
    Path first = tree.resolve("first");
    Path second = tree.resolve("second");
    Path hold = Files.writeString(tree.resolve("hold"), "");
    both.add(begin(first, hello()));
    Eventually.until("the first builds", () -> tree.resolve("mvn.calls").toFile().length() > 0);
    both.add(begin(second, hello()));
    Eventually.until("the second waits", () -> second.toFile().length() > 0);
    Files.delete(hold);
    for (Process process : both) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Files.readAllLines(second))
        .hasSize(2)
        .anyMatch(it -> it.startsWith("waiting for another launcher that is building maarg in "));
    assertThat(calls()).hasSize(1);
  }

  @Test
  void controlCSaysThatItWasInterruptedAndTheNextStartGoesOn() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "there is no setsid");
    Path hold = Files.writeString(tree.resolve("hold"), "");
    Path out = tree.resolve("interrupted");
    Process process = begin(out, Programs.inForeground(hello()));
    Eventually.until("it builds", () -> tree.resolve("mvn.calls").toFile().length() > 0);
    Programs.interrupt(process);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(Files.readAllLines(out))
        .contains("maarg: interrupted while building; the next start goes on")
        .doesNotContain("java ran hello");
    Files.delete(hold);
    Ended next = launch();
    assertThat(next.status()).isZero();
    assertThat(next.lines()).contains("  2 of 2: b", "java ran hello");
    assertThat(calls()).hasSize(2);
  }

  @Test
  void javaOptionsThatCannotBeUsedAreTheLaunchersFault() throws Exception {
    launch();
    Ended ended = launch("MAARG_JAVA_OPTS=-XX:NoSuch");
    assertThat(ended.status()).isEqualTo(125);
    assertThat(ended.lines())
        .containsExactly("maarg: MAARG_JAVA_OPTS cannot be used: Unrecognized VM option 'NoSuch'");
  }

  /** A young generation that the operator names comes later, and counts. */
  @Test
  void aNodeHasASmallYoungGenerationUnlessTheOperatorSaysOtherwise() throws Exception {
    assertThat(argumentsOf("cmd", "-Xmn1g")).contains(" -Xmn64m -Xmn1g -cp ");
    assertThat(argumentsOf("maar", "")).contains(" -Xmn64m -cp ");
    assertThat(argumentsOf("check", "")).doesNotContain("-Xmn");
  }

  private String argumentsOf(String command, String options) throws Exception {
    Path out = tree.resolve("out");
    List<String> line = List.of(tree.resolve("maarg").toString(), command);
    Process process = begin(out, line, "MAARG_JAVA_OPTS=" + options);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(tree.resolve("java.args"));
  }

  @Test
  void treeThatCannotBeWrittenSaysWhatToDo() throws Exception {
    // Root writes everywhere: a file where the folder has to be stops it as well.
    Files.createFile(tree.resolve("target"));
    Ended ended = launch();
    assertThat(ended.status()).isEqualTo(125);
    assertThat(ended.lines().get(0)).contains("cannot be written to", "copy the folder to a place");
  }
}
