package org.maarg.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.architecture.fixtures.Bad;
import org.maarg.architecture.fixtures.Good;

/** Holds the core to what a model checker can execute, and shows that the lint itself bites. */
class CoreBytecodeLintTest {

  @ParameterizedTest
  @ValueSource(strings = {"org/maarg/wire", "org/maarg/protocol"})
  void coreHoldsNothingThatModelCheckersCannotExecute(String folder) throws Exception {
    List<Path> classFiles = classFilesUnder(folder);
    Assumptions.assumeFalse(classFiles.isEmpty(), () -> folder + " has no classes yet");

    List<LintFinding> findings = new ArrayList<>();
    for (Path file : classFiles) {
      findings.addAll(CoreBytecodeLint.check(Files.readAllBytes(file)));
    }

    assertThat(findings).isEmpty();
  }

  @Test
  void findsNothingInHarmlessCode() {
    assertThat(Stream.concat(Stream.of(Good.class), Arrays.stream(Good.class.getDeclaredClasses())))
        .allSatisfy(type -> assertThat(findingsIn(type)).isEmpty());
  }

  static Stream<Arguments> badClasses() {
    return Stream.of(
        arguments("GeneratedRecord", LintRule.GENERATED_RECORD_METHOD),
        arguments("HalfGeneratedRecord", LintRule.GENERATED_RECORD_METHOD),
        arguments("Boxing", LintRule.CONVERTING_METHOD_REFERENCE),
        arguments("Unboxing", LintRule.CONVERTING_METHOD_REFERENCE),
        arguments("Widening", LintRule.CONVERTING_METHOD_REFERENCE),
        arguments("BoxingConstructor", LintRule.CONVERTING_METHOD_REFERENCE),
        arguments("MarkedLambda", LintRule.UNKNOWN_BOOTSTRAP),
        arguments("LongLambda", LintRule.LONG_SUPPLIER),
        arguments("LongReference", LintRule.LONG_SUPPLIER),
        arguments("NonAsciiLiteral", LintRule.NON_ASCII_CONSTANT),
        arguments("NonAsciiConstant", LintRule.NON_ASCII_CONSTANT),
        arguments("NonAsciiConcatenation", LintRule.NON_ASCII_CONSTANT),
        arguments("ControlCharacterConcatenation", LintRule.NON_ASCII_CONSTANT),
        arguments("PrivateMethod", LintRule.PRIVATE_INTERFACE_METHOD),
        arguments("LambdaInDefault", LintRule.LAMBDA_IN_DEFAULT_METHOD),
        arguments("StringJoin", LintRule.FORBIDDEN_CALL),
        arguments("StripReference", LintRule.FORBIDDEN_CALL),
        arguments("StringFormat", LintRule.FORBIDDEN_CALL),
        arguments("StringMethods", LintRule.FORBIDDEN_CALL),
        arguments("Formatted", LintRule.FORBIDDEN_CALL),
        arguments("Joiner", LintRule.FORBIDDEN_CALL),
        arguments("Insert", LintRule.FORBIDDEN_CALL),
        arguments("AppendPart", LintRule.FORBIDDEN_CALL),
        arguments("StreamToList", LintRule.FORBIDDEN_CALL),
        arguments("PredicateAnd", LintRule.FORBIDDEN_CALL),
        arguments("ThenComparing", LintRule.FORBIDDEN_CALL),
        arguments("Buffer", LintRule.FORBIDDEN_CALL),
        arguments("Counter", LintRule.FORBIDDEN_CALL),
        arguments("Quiet", LintRule.FORBIDDEN_CALL),
        arguments("CatchThrowable", LintRule.BROAD_CATCH),
        arguments("CatchError", LintRule.BROAD_CATCH),
        arguments("CatchRuntimeException", LintRule.BROAD_CATCH),
        arguments("CatchException", LintRule.BROAD_CATCH),
        arguments("SynchronizedMethod", LintRule.MONITOR),
        arguments("SynchronizedBlock", LintRule.MONITOR));
  }

  @ParameterizedTest
  @MethodSource("badClasses")
  void findsTheDefect(String name, LintRule rule) throws ClassNotFoundException {
    assertThat(findingsIn(Class.forName(Bad.class.getName() + "$" + name)))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(rule));
  }

  @Test
  void everyBadClassIsExpectedToBeFound() {
    Set<String> expected =
        badClasses().map(bad -> (String) bad.get()[0]).collect(Collectors.toSet());

    assertThat(Bad.class.getDeclaredClasses())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @EnumSource(LintRule.class)
  void everyRuleIsSeenToBite(LintRule rule) {
    assertThat(badClasses().map(bad -> (LintRule) bad.get()[1])).contains(rule);
  }

  @Test
  void sayingWhereNamesMethodAndLine() {
    assertThat(findingsIn(Good.class)).isEmpty();
    assertThat(findingsIn(Bad.class.getDeclaredClasses()[0]).get(0).where())
        .matches("org/maarg/architecture/fixtures/Bad\\$\\w+\\.[\\w<>]+:\\d+");
  }

  private static List<LintFinding> findingsIn(Class<?> type) {
    String resource = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(resource)) {
      return CoreBytecodeLint.check(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** Tests live in the packages that they test; only what ships is held to the rules. */
  private static List<Path> classFilesUnder(String folder) throws IOException, URISyntaxException {
    List<Path> files = new ArrayList<>();
    ClassLoader loader = CoreBytecodeLintTest.class.getClassLoader();
    for (URL root : Collections.list(loader.getResources(folder))) {
      if (root.getProtocol().equals("file") && !root.getPath().contains("/test-classes/")) {
        try (Stream<Path> all = Files.walk(Path.of(root.toURI()))) {
          all.filter(file -> file.toString().endsWith(".class")).forEach(files::add);
        }
      }
    }
    return files;
  }
}
