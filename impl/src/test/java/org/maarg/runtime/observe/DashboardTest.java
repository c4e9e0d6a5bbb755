package org.maarg.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.NodeEnvironment;
import org.maarg.runtime.Nodes;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.transport.NettyIo;

/** The dashboard asks for what a CMD and a MAAR export, name by name and label by label. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DashboardTest {
  private static final Path DASHBOARD = Path.of("..", "packaging", "grafana", "maarg.json");
  private static final Pattern METRIC = Pattern.compile("\\b(?:maarg|jvm|process)_[a-z0-9_]+");
  private static final Pattern SELECTOR = Pattern.compile("([a-z0-9_]+)\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)=");
  private static final Pattern BY = Pattern.compile("by \\(([^)]*)\\)");

  /** What Prometheus itself adds to each target. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  @Test
  void metricsAndLabelsAreThoseOfANode() throws Exception {
    Map<String, Set<String>> exported = exported();
    List<String> queries = queries();
    assertThat(queries).hasSizeGreaterThan(20);
    for (String query : queries) {
      for (Matcher metric = METRIC.matcher(query); metric.find(); ) {
        assertThat(exported).as(query).containsKey(metric.group());
        assertThat(exported.get(metric.group()))
            .as("%s of %s", query, metric.group())
            .containsAll(labels(query, metric.group()));
      }
    }
    assertThat(exported.get("maarg_build_info")).contains("version", "java", "role");
  }

  private static List<String> queries() throws Exception {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    List<String> queries = new ArrayList<>(dashboard.findValuesAsText("expr"));
    dashboard.at("/templating/list").findValuesAsText("query").stream()
        .filter(query -> query.startsWith("label_values("))
        .forEach(queries::add);
    return queries;
  }

  private static Set<String> labels(String query, String metric) {
    Set<String> labels = new TreeSet<>();
    for (Matcher selector = SELECTOR.matcher(query); selector.find(); ) {
      if (selector.group(1).equals(metric)) {
        LABEL.matcher(selector.group(2)).results().forEach(it -> labels.add(it.group(1)));
      }
    }
    BY.matcher(query).results().forEach(it -> labels.addAll(List.of(it.group(1).split(", "))));
    labels.removeAll(OF_PROMETHEUS);
    return labels;
  }

  /** Metrics that a CMD and a MAAR with a registration behind them export, with their labels. */
  private static Map<String, Set<String>> exported() throws Exception {
    EventLoopGroup loops = NettyIo.best().newGroup(2, "test");
    List<LiveNode> nodes = new ArrayList<>();
    try {
      for (String sample : List.of("cmd.yaml", "maar1.yaml")) {
        nodes.add(LiveNode.bind(Nodes.sample(sample), NodeEnvironment.of(loops, List.of())));
      }
      Nodes.introduce(nodes);
      nodes.forEach(LiveNode::start);
      ControlClient cmd = new ControlClient(nodes.get(0).controlEndpoint().orElseThrow());
      ControlClient maar = new ControlClient(nodes.get(1).controlEndpoint().orElseThrow());
      maar.attach("mn1@example.net", "02aa00000001", "wlan");
      Eventually.until(
          "registered",
          Nodes.holds(
              () ->
                  maar.metrics()
                      .contains("maarg_registration_seconds_count{outcome=\"accepted\"} 1")));
      System.gc();
      Eventually.until(
          "collected", Nodes.holds(() -> cmd.metrics().contains("jvm_gc_pause_seconds_sum")));
      Map<String, Set<String>> metrics = new HashMap<>();
      (cmd.metrics() + maar.metrics()).lines().forEach(line -> add(line, metrics));
      return metrics;
    } finally {
      nodes.forEach(LiveNode::close);
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }

  private static void add(String line, Map<String, Set<String>> metrics) {
    Matcher name = Pattern.compile("^[a-z0-9_]+").matcher(line);
    if (name.find()) {
      Set<String> labels = metrics.computeIfAbsent(name.group(), absent -> new HashSet<>());
      Matcher selector = SELECTOR.matcher(line);
      if (selector.find()) {
        LABEL.matcher(selector.group(2)).results().forEach(it -> labels.add(it.group(1)));
      }
    }
  }
}
