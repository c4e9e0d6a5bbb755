package org.maarg.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.InputFolders;

/** Runs every target on its committed corpus, and on each input that once was a finding. */
class ReplayTest {
  private static final FuzzHome HOME = FuzzHome.ofTheseClasses();

  @TestFactory
  Stream<DynamicTest> corpora() {
    return Targets.all().stream()
        .map(it -> DynamicTest.dynamicTest(it.name(), () -> replay(it, HOME.corpus(it))));
  }

  @TestFactory
  List<DynamicTest> regressions() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (TargetClass target : Targets.all()) {
      for (Path file : InputFolders.files(HOME.regressions(target))) {
        String name = target.name() + "/" + file.getFileName();
        tests.add(DynamicTest.dynamicTest(name, () -> run(target, file)));
      }
    }
    return tests;
  }

  private static void replay(TargetClass target, Path folder) throws Throwable {
    for (Path file : InputFolders.files(folder)) {
      run(target, file);
    }
  }

  private static void run(TargetClass target, Path file) throws Throwable {
    try {
      target.run(Files.readAllBytes(file));
    } catch (Throwable finding) {
      throw new AssertionError("./maarg fuzz --target " + target + " --replay " + file, finding);
    }
  }
}
