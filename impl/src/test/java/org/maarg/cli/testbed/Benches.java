package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.maarg.protocol.Mode;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.config.DataPlaneSettings;
import org.maarg.runtime.config.DataPlaneSettings.Kind;
import org.maarg.runtime.config.DataPlaneSettings.KnownMn;
import org.maarg.runtime.dataplane.Doorstep;
import org.maarg.runtime.dataplane.LinuxDataPlane;
import org.maarg.wire.option.MnId;
import org.opentest4j.TestAbortedException;

/**
 * Benches for tests. They need root and some tools; elsewhere the test is skipped, and says why.
 */
final class Benches {
  private static final boolean LONG = Boolean.getBoolean("maarg.long");

  private static final List<String> TOOLS = List.of("ip", "nft", "nsenter", "ping");

  /** Why this machine has no network namespaces for us; asked once. */
  private static final Optional<String> OBSTACLE = obstacle();

  private Benches() {}

  private static Optional<String> obstacle() {
    String probe = Bench.PREFIX + "probe" + ProcessHandle.current().pid();
    try {
      Shell.run("ip", "netns", "add", probe);
      Shell.run("ip", "netns", "del", probe);
      return Optional.empty();
    } catch (Shell.ShellException e) {
      return Optional.of("needs root and network namespaces: " + e.getMessage());
    }
  }

  /** A name that no other run of the tests has, on a machine where several run. */
  static String own(String name) {
    return name + "p" + ProcessHandle.current().pid();
  }

  /** Removes what killed runs of the tests have left. */
  private static void sweep(String name) {
    Pattern ours = Pattern.compile(Bench.PREFIX + "(" + name + "p(\\d+))-\\S+.*");
    Shell.run("ip", "netns", "list")
        .lines()
        .map(ours::matcher)
        .filter(Matcher::matches)
        .filter(it -> ProcessHandle.of(Long.parseLong(it.group(2))).isEmpty())
        .map(it -> it.group(1))
        .distinct()
        .forEach(Bench::sweep);
  }

  /** A bench; the caller closes it. */
  static Bench make(String name, int maars) {
    need(TOOLS);
    if (OBSTACLE.isPresent()) {
      throw skipped(OBSTACLE.get());
    }
    sweep(name);
    Bench bench = new Bench(own(name), maars, 1500);
    for (int k = 1; k <= maars; k++) {
      String maar = "maar" + k;
      Eventually.until("the link is up", () -> everything(bench, maar).contains("/8 dev ap0"));
    }
    return bench;
  }

  /** A MAAR's data plane without a node. */
  static LinuxDataPlane forwarding(Bench bench, int maar, MnId mn, Doorstep door) {
    DataPlaneSettings settings =
        new DataPlaneSettings(
            Kind.LINUX_SEG6, "up0", "ap0", 1460, List.of(new KnownMn(mn, Bench.MN_MAC, 4)));
    return LinuxDataPlane.start(
        Bench.maarAddress(maar),
        Bench.maarPool(maar),
        settings,
        Optional.of(bench.file("maar" + maar)),
        door);
  }

  /** True if a program is installed. */
  static boolean has(String tool) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  static void need(List<String> tools) {
    for (String tool : tools) {
      if (!has(tool)) {
        throw skipped("needs the program " + tool);
      }
    }
  }

  static void needFile(Path program, String debianPackage) {
    if (!Files.isExecutable(program)) {
      throw skipped("needs " + program + " (Debian: " + debianPackage + ")");
    }
  }

  static TestAbortedException skipped(String reason) {
    System.out.println("skipped: " + reason);
    return new TestAbortedException(reason);
  }

  /** All that a namespace has in its kernel that forwarding could touch. */
  static String everything(Bench bench, String role) {
    return bench.show(role, "rule", "show")
        + bench.show(role, "route", "show", "table", "all").replaceAll("expires \\S+", "")
        + Shell.run(Shell.inside(bench.file(role), "ip", "-o", "link", "show"), "")
        + bench.show(role, "addr", "show")
        + Shell.run(Shell.inside(bench.file(role), "ip", "sr", "tunsrc", "show"), "")
        + Shell.run(Shell.inside(bench.file(role), "nft", "list", "ruleset"), "");
  }

  /** Fails if a bench has left a namespace. */
  static void assertGone(String name) {
    assertThat(Shell.run("ip", "netns", "list")).doesNotContain(Bench.PREFIX + own(name) + "-");
  }

  /** Each mode without IPsec and with it; a short run leaves all but relay mode in the clear. */
  static Stream<Arguments> modesClearAndProtected() {
    if (!LONG) {
      System.out.println("other modes, and the same through IPsec, are left to .ci/run");
      return Stream.of(Arguments.of(Mode.RELAY, false));
    }
    return Arrays.stream(Mode.values())
        .flatMap(mode -> Stream.of(Arguments.of(mode, false), Arguments.of(mode, true)));
  }

  /** Each mode; a short run leaves all but relay mode. */
  static Stream<Mode> modesOrRelay() {
    if (!LONG) {
      System.out.println("other modes are left to .ci/run");
    }
    return LONG ? Arrays.stream(Mode.values()) : Stream.of(Mode.RELAY);
  }

  /** Without IPsec; and with it, which a short run leaves to the tests that are about it. */
  static Stream<Boolean> clearAndProtected() {
    if (!LONG) {
      System.out.println("the same through IPsec is left to .ci/run (-Dmaarg.long)");
    }
    return LONG ? Stream.of(false, true) : Stream.of(false);
  }
}
