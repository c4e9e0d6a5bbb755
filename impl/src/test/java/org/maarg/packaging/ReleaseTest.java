package org.maarg.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users get: the archive, the Debian package that is made of it, the recipe of an image. */
@Timeout(240)
class ReleaseTest {
  private static final Path PACKAGING = Path.of("..", "packaging");

  @TempDir private Path folder;
  private Tree tree;

  @BeforeEach
  void makeTree() throws Exception {
    assumeTrue(isThere("bash") && isThere("tar") && isThere("gzip"), "no shell, tar and gzip");
    tree = new Tree(folder);
  }

  private static boolean isThere(String program) {
    return Stream.of("/bin", "/usr/bin").anyMatch(it -> Files.isExecutable(Path.of(it, program)));
  }

  private Path unpacked() throws Exception {
    Path archive = tree.archive();
    tree.run("tar", "-C", folder.toString(), "-xzf", archive.toString());
    return folder.resolve("maarg-0.9.1-SNAPSHOT");
  }

  @Test
  void archiveHasWhatItsGuideSpeaksOf() throws Exception {
    Path root = unpacked();
    for (String name :
        List.of(
            "bin/maarg",
            "lib/library.jar",
            "lib/classes.list",
            "lib/commands",
            "samples/cmd.yaml",
            "systemd/maarg-cmd.service",
            "grafana/maarg.json",
            "docs/operators-guide.md",
            "docs/for-interop-peers.md",
            "security-analysis/security-considerations.html",
            "security-analysis/scenarios/one.yaml",
            "spec/findings/1.md",
            "maarg-completion.bash",
            "SECURITY.md")) {
      assertThat(root.resolve(name)).isRegularFile();
    }
    assertThat(root.resolve("security-analysis/scenarios/two.yaml")).doesNotExist();
    assertThat(root.resolve("lib/maarg-a-0.9.1-SNAPSHOT-tests.jar")).doesNotExist();
  }

  @Test
  void launcherMakesItsClassArchiveOnce() throws Exception {
    String launcher = unpacked().resolve("bin/maarg").toString();
    assertThat(tree.run(launcher, "demo")).contains("-XX:SharedArchiveFile=", " demo");
    Path archive;
    try (Stream<Path> cached = Files.list(folder.resolve("cache"))) {
      archive = cached.findFirst().orElseThrow();
    }
    // Java 24 and later refuse an archive that was made without an option that they run with.
    assertThat(archive).asString().endsWith(".jsa");
    assertThat(archive).content().contains("--enable-native-access=ALL-UNNAMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "decode", "demo", "attach"})
  void whatEndsSoonIsCompiledQuickly(String command) throws Exception {
    assertThat(tree.run(unpacked().resolve("bin/maarg").toString(), command))
        .contains("-XX:TieredStopAtLevel=1 ", " " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmd", "maar", "check", "load", "bench", "performance", "crash-test"})
  void whatRunsForLongOrMeasuresIsCompiledWell(String command) throws Exception {
    assertThat(tree.run(unpacked().resolve("bin/maarg").toString(), command))
        .doesNotContain("TieredStopAtLevel")
        .contains(" " + command);
  }

  @Test
  void launcherHasTheListOfTheArchivesCommands() throws Exception {
    Path root = unpacked();
    Path commands = root.resolve("lib/commands");
    assertThat(commands).content().contains("maarg-a-0.9.1", " org.maarg.cli.CommandIndex");
    assertThat(tree.run(root.resolve("bin/maarg").toString(), "--help"))
        .contains(" -Dmaarg.commands=" + commands.toRealPath() + " ", " --help");
  }

  private Path debian() throws Exception {
    String archive = tree.archive().toString();
    return Path.of(
        tree.run("packaging/make-deb", archive, folder.resolve("one").toString()).strip());
  }

  @Test
  void packageIsTheSameTwice() throws Exception {
    Path one = debian();
    String archive = folder.resolve("out/maarg-0.9.1-SNAPSHOT.tar.gz").toString();
    Path other =
        Path.of(tree.run("packaging/make-deb", archive, folder.resolve("two").toString()).strip());
    assertThat(one).hasFileName("maarg_0.9.1~snapshot_all.deb").hasSameBinaryContentAs(other);
  }

  @Test
  void debianReadsThePackage() throws Exception {
    assumeTrue(isThere("dpkg-deb"), "there is no dpkg-deb");
    String deb = debian().toString();
    assertThat(tree.run("dpkg-deb", "--info", deb))
        .contains("Package: maarg", "Version: 0.9.1~snapshot", "Architecture: all", "conffiles");
    tree.run("dpkg", "--compare-versions", "0.9.1~snapshot", "lt", "0.9.1");
    for (String line : tree.run("dpkg-deb", "--contents", deb).lines().toList()) {
      assertThat(line).matches("(lrwxrwxrwx|[d-]rw[x-]r-[x-]r-[x-]) (root/root|0/0) .*");
      assertThat(line.substring(line.indexOf("./"))).matches("\\./((usr|etc)(/.*)?)?");
    }
    assertFilesAreWhatTheyShouldBe(deb);
  }

  private void assertFilesAreWhatTheyShouldBe(String deb) throws Exception {
    Path root = folder.resolve("root");
    tree.run("dpkg-deb", "--raw-extract", deb, root.toString());
    tree.run("sh", "-c", "cd '" + root + "' && md5sum --quiet -c DEBIAN/md5sums");
    for (String conffile : Files.readAllLines(root.resolve("DEBIAN/conffiles"))) {
      assertThat(root.resolve(conffile.substring(1))).isRegularFile();
    }
    for (String script : List.of("postinst", "prerm", "postrm")) {
      tree.run("sh", "-n", root.resolve("DEBIAN").resolve(script).toString());
    }
    for (String role : List.of("cmd", "maar")) {
      String unit =
          Files.readString(root.resolve("usr/lib/systemd/system/maarg-" + role + ".service"));
      assertThat(unit).doesNotContain("/opt/").contains("User=maarg", "ExecReload=");
      assertThat(unit)
          .contains("ExecStart=/usr/bin/maarg " + role + " --config /etc/maarg/" + role);
    }
    assertThat(tree.run(root.resolve("usr/bin/maarg").toString(), "decode"))
        .contains(root.toRealPath().resolve("usr/share/maarg/lib/library.jar").toString());
  }

  @Test
  void packageIsInstalledRemovedAndPurged() throws Exception {
    assumeTrue(isThere("dpkg") && "root".equals(System.getProperty("user.name")), "not root");
    Path deb = debian();
    Path root = Files.createDirectories(folder.resolve("install"));
    Files.createDirectories(root.resolve("var/lib/dpkg/info"));
    Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
    Files.createFile(root.resolve("var/lib/dpkg/status"));
    dpkg(root, "--install", deb.toString());
    assertThat(root.resolve("etc/maarg/maar.yaml")).isRegularFile();
    assertThat(tree.run("dpkg", "--root=" + root, "-L", "maarg")).contains("/usr/bin/maarg");
    tree.write("install/var/lib/private/maarg/cmd/restarts", "1");
    tree.write("install/etc/maarg/cmd.yaml", "edited");
    dpkg(root, "--remove", "maarg");
    assertThat(root.resolve("usr/bin/maarg")).doesNotExist();
    assertThat(root.resolve("etc/maarg/cmd.yaml")).hasContent("edited");
    dpkg(root, "--purge", "maarg");
    assertThat(root.resolve("etc/maarg")).doesNotExist();
    assertThat(root.resolve("var/lib/private/maarg")).doesNotExist();
  }

  private void dpkg(Path root, String action, String what) throws Exception {
    tree.run(
        "dpkg", "--root=" + root, "--force-depends", "--force-script-chrootless", action, what);
  }

  /**
   * No image is built here: that its parts are there and pinned is what can be seen without one.
   */
  @Test
  void recipeOfTheImageNamesWhatIsThere() throws Exception {
    String recipe = Files.readString(PACKAGING.resolve("Dockerfile")).replace("\\\n", " ");
    Matcher base = Pattern.compile("(?m)^FROM (\\S+?)(?::(\\S+))?$").matcher(recipe);
    assertThat(base.find()).isTrue();
    assertThat(base.group(2)).matches("17\\.[0-9.]+_[0-9]+-jre-[a-z]+");
    assertThat(base.find()).isFalse();
    assertThat(recipe).contains("ADD maarg-*.tar.gz /opt/").doesNotContainPattern("(?m)^COPY");
    Path root = unpacked();
    Matcher entry = Pattern.compile("(?m)^ENTRYPOINT \\[\"/opt/maarg/([^\"]*)\"]$").matcher(recipe);
    assertThat(entry.find()).isTrue();
    assertThat(root.resolve(entry.group(1))).isExecutable();
    assertThat(recipe).containsPattern("(?m)^USER maarg$");
    Matcher run = Pattern.compile("(?m)^RUN (.*)$").matcher(recipe);
    assertThat(run.find()).isTrue();
    tree.run("sh", "-n", "-c", run.group(1));
  }

  @Test
  void unitsAreReadBySystemd() throws Exception {
    assumeTrue(isThere("systemd-analyze"), "there is no systemd-analyze");
    for (String role : List.of("cmd", "maar")) {
      String unit = Files.readString(PACKAGING.resolve("systemd/maarg-" + role + ".service"));
      // What the unit starts is not installed where the build runs.
      tree.write(
          "units/maarg-" + role + ".service", unit.replace("/opt/maarg/bin/maarg", "/bin/sh"));
      tree.run(
          "systemd-analyze",
          "verify",
          folder.resolve("units/maarg-" + role + ".service").toString());
    }
  }
}
