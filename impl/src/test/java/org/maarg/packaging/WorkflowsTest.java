package org.maarg.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The workflows as far as they can be judged where nothing runs them: the keys that there are,
 * actions of a fixed version, scripts that a shell can read, expressions of what exists.
 */
class WorkflowsTest {
  private static final Path FOLDER = Path.of("..", ".github", "workflows");
  private static final Set<String> TOP =
      Set.of("name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs");
  private static final Set<String> JOB =
      Set.of(
          "name",
          "needs",
          "if",
          "runs-on",
          "permissions",
          "env",
          "defaults",
          "concurrency",
          "strategy",
          "timeout-minutes",
          "continue-on-error",
          "container",
          "services",
          "outputs",
          "steps");
  private static final Set<String> STEP =
      Set.of(
          "id",
          "name",
          "if",
          "uses",
          "with",
          "run",
          "shell",
          "env",
          "working-directory",
          "timeout-minutes",
          "continue-on-error");

  /** A tag of three numbers, a commit, an image with a version; of ClusterFuzzLite there is v1. */
  private static final Pattern PINNED =
      Pattern.compile(
          "[\\w.-]+/[\\w./-]+@(v\\d+\\.\\d+\\.\\d+|[0-9a-f]{40})|docker://[\\w./-]+:\\d+\\.\\d+\\.\\d+"
              + "|google/clusterfuzzlite/actions/[a-z_]+@v1");

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Pattern REFERENCE =
      Pattern.compile("\\b(matrix|inputs|steps|needs)\\.([\\w-]+)");

  static List<Path> workflows() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(it -> it.toString().endsWith(".yml")).sorted().toList();
    }
  }

  private static JsonNode read(Path file) throws Exception {
    return new YAMLMapper().readTree(file.toFile());
  }

  private static void assertKeys(String place, JsonNode node, Set<String> known) {
    node.fieldNames().forEachRemaining(key -> assertThat(known).as(place).contains(key));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void keysAreThoseThatThereAre(Path file) throws Exception {
    JsonNode workflow = read(file);
    assertKeys(file.toString(), workflow, TOP);
    assertThat(workflow.has("on") && workflow.has("permissions")).as(file.toString()).isTrue();
    for (var job : workflow.path("jobs").properties()) {
      String place = file + " " + job.getKey();
      assertKeys(place, job.getValue(), JOB);
      assertThat(job.getValue().path("runs-on").asText()).as(place).matches("ubuntu-\\d+\\.\\d+");
      assertThat(job.getValue().has("timeout-minutes")).as(place).isTrue();
      for (JsonNode need : asList(job.getValue().path("needs"))) {
        assertThat(workflow.path("jobs").has(need.asText())).as(place).isTrue();
      }
    }
  }

  private static List<JsonNode> asList(JsonNode node) {
    List<JsonNode> list = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(list::add);
    } else if (!node.isMissingNode()) {
      list.add(node);
    }
    return list;
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void stepsRunPinnedActionsOrScriptsThatAShellReads(Path file) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
    for (JsonNode job : read(file).path("jobs")) {
      assertThat(job.path("steps")).as(file.toString()).isNotEmpty();
      for (JsonNode step : job.path("steps")) {
        assertKeys(file + " " + step, step, STEP);
        assertThat(step.has("uses")).as("%s %s", file, step).isNotEqualTo(step.has("run"));
        if (step.has("uses")) {
          assertThat(step.path("uses").asText()).matches(PINNED);
        } else {
          assertShellReads(EXPRESSION.matcher(step.path("run").asText()).replaceAll("x"));
        }
      }
    }
  }

  private static void assertShellReads(String script) throws Exception {
    Process bash =
        new ProcessBuilder("/bin/bash", "-n", "-c", script).redirectErrorStream(true).start();
    String said =
        new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(bash.exitValue()).as("%s: %s", script, said).isZero();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void expressionsSpeakOfWhatThereIs(Path file) throws Exception {
    String text = Files.readString(file);
    assertThat(EXPRESSION.matcher(text).results().count())
        .isEqualTo(Pattern.compile("\\$\\{\\{").matcher(text).results().count());
    JsonNode workflow = read(file);
    Set<String> known = new TreeSet<>();
    names(workflow.at("/on/workflow_dispatch/inputs"), "inputs.", known);
    for (JsonNode job : workflow.path("jobs")) {
      names(job.at("/strategy/matrix"), "matrix.", known);
      job.path("steps").forEach(step -> known.add("steps." + step.path("id").asText()));
    }
    for (Matcher expression = EXPRESSION.matcher(text); expression.find(); ) {
      for (Matcher it = REFERENCE.matcher(expression.group(1)); it.find(); ) {
        assertThat(known).as("%s: %s", file, expression.group()).contains(it.group());
      }
    }
  }

  private static void names(JsonNode node, String prefix, Set<String> names) {
    node.fieldNames().forEachRemaining(name -> names.add(prefix + name));
  }

  @Test
  void everySupportedJavaVerifies() throws Exception {
    JsonNode job = read(FOLDER.resolve("verify.yml")).at("/jobs/verify");
    assertThat(job.at("/strategy/matrix/java"))
        .extracting(JsonNode::asText)
        .containsExactly("17", "21", "25");
    assertThat(job.path("steps"))
        .anyMatch(
            step ->
                step.path("run").asText().startsWith("mvn ") && step.toString().contains("verify"));
  }
}
