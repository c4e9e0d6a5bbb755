package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.maarg.cli.Json;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.LoadRun;
import org.maarg.performance.load.LoadedTarget;
import org.maarg.performance.load.TargetProcess;

/** Where the CMD's time goes under renewals, by Java's flight recorder, and its pauses. */
record ProfilePart(int mns) implements Part {
  private static final int TOP = 15;
  private static final int RATE = 20_000;
  private static final int SECONDS = 5;
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public String title() {
    return "profile-" + mns;
  }

  @Override
  public String command() {
    return "maarg load --mns " + mns + " --java-option -XX:StartFlightRecording=settings=profile";
  }

  @Override
  public ObjectNode measure(Scale scale) {
    try {
      Path file = Files.createTempFile("maarg-performance", ".jfr");
      try {
        load(scale, file);
        return read(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(Scale scale, Path file) {
    LoadPlan plan = LoadPart.plan(mns, 0, scale);
    Duration warmUp = scale.warmUp();
    List<String> options =
        List.of(
            "-XX:StartFlightRecording=settings=profile",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+DebugNonSafepoints");
    try (LoadRun run = LoadPart.run(plan);
        TargetProcess cmd = run.startCmd(LoadPart.CMD, options)) {
      LoadedTarget target = run.load(cmd);
      target.registerUncounted();
      target.measure(plan, warmUp);
      // Not as fast as it answers: the recorder needs a processor as well.
      target.measure(plan.at(RATE, LoadPlan.MAX_WINDOW), scale.round().multipliedBy(SECONDS));
      cmd.dumpRecording(file);
    }
  }

  private ObjectNode read(Path file) throws IOException {
    Map<String, Integer> methods = new TreeMap<>();
    Map<String, Integer> calls = new TreeMap<>();
    Map<String, Double> pauses = new TreeMap<>();
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        switch (event.getEventType().getName()) {
          case "jdk.ExecutionSample" -> count(event, methods);
          case "jdk.NativeMethodSample" -> count(event, calls);
          case "jdk.GCPhasePause" ->
              pauses.merge(
                  event.getString("name"),
                  event.getDuration().toNanos() / NANOS_PER_MILLI,
                  Math::max);
          default -> {}
        }
      }
    }
    ObjectNode json = Json.object().put("mns", mns);
    json.set("methods", top(methods));
    json.set("calls", top(calls));
    ObjectNode longest = json.putObject("longestPauseMillis");
    pauses.forEach(longest::put);
    return json;
  }

  /** On the threads that serve sockets: the others compile and load. */
  private static void count(RecordedEvent event, Map<String, Integer> counts) {
    RecordedStackTrace trace = event.getStackTrace();
    String thread = String.valueOf(event.getThread("sampledThread").getJavaName());
    if (trace != null && !trace.getFrames().isEmpty() && thread.startsWith("maarg-")) {
      RecordedFrame frame = trace.getFrames().get(0);
      counts.merge(
          frame.getMethod().getType().getName() + "." + frame.getMethod().getName(),
          1,
          Integer::sum);
    }
  }

  /** Shares of all samples. */
  private static ObjectNode top(Map<String, Integer> counts) {
    double all = counts.values().stream().mapToInt(it -> it).sum();
    ObjectNode json = Json.object();
    json.put("samples", (int) all);
    Map<String, Double> shares =
        counts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue() / all));
    ObjectNode top = json.putObject("shares");
    shares.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(TOP)
        .forEach(it -> top.put(it.getKey(), it.getValue()));
    return json;
  }
}
