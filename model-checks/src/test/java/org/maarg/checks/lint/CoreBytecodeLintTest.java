package org.maarg.checks.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.checks.lint.fixtures.Bad;
import org.maarg.checks.lint.fixtures.Good;

/** Holds the core to what a model checker can execute, and shows that the lint itself bites. */
class CoreBytecodeLintTest {

  @Test
  void whatModelCheckersRunHoldsNothingThatTheyCannotExecute() {
    assertThat(HarnessLint.ofWorlds(List.of())).isEmpty();
    assertThat(HarnessLint.ofThreads(List.of())).isEmpty();
  }

  @Test
  void aSeededClassIsReadBeforeTheShippedOne(@TempDir Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("org/maarg/protocol"));
    try (InputStream in = Bad.class.getResourceAsStream("Bad$SynchronizedBlock.class")) {
      Files.write(folder.resolve("Cmd.class"), in.readAllBytes());
    }

    assertThat(HarnessLint.ofWorlds(List.of(directory)))
        .extracting(LintFinding::rule)
        .containsOnly(LintRule.MONITOR);
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
        arguments("LambdaBesideAnonymous", LintRule.LINKED_NAME),
        arguments("TextsBesideAnonymous", LintRule.LINKED_NAME),
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
        arguments("ComparedValues", LintRule.IDENTITY_COMPARISON),
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
        .matches("org/maarg/checks/lint/fixtures/Bad\\$\\w+\\.[\\w<>]+:\\d+");
  }

  private static List<LintFinding> findingsIn(Class<?> type) {
    String resource = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(resource)) {
      return CoreBytecodeLint.check(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
