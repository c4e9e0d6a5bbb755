package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.maarg.cli.Json;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.LoadRun;
import org.maarg.performance.load.LoadedTarget;
import org.maarg.performance.load.Measured;
import org.maarg.performance.load.TargetProcess;

/**
 * A CMD that keeps its state on the disk under renewals, turn about with one that keeps none: as
 * fast as they are answered, with few under way and with many. What is on the disk together is
 * there at the price of one, so that the number under way decides.
 */
record StatePart() implements Part {
  private static final List<Integer> WINDOWS = List.of(1, 16, LoadPart.WINDOW, 4_096);

  @Override
  public String title() {
    return "state";
  }

  @Override
  public String command() {
    return "maarg performance state";
  }

  @Override
  public ObjectNode measure(Scale scale) {
    try {
      Path folder = Files.createTempDirectory("maarg-performance");
      try {
        return measure(scale, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static ObjectNode measure(Scale scale, Path folder) throws IOException {
    LoadPlan plan = LoadPart.plan(scale.middle(), 0, scale);
    try (LoadRun keptRun = LoadPart.run(plan);
        LoadRun plainRun = LoadPart.run(plan);
        TargetProcess keptProcess =
            keptRun.startCmd(LoadPart.CMD.withState(folder.resolve("cmd")), List.of());
        TargetProcess plainProcess = plainRun.startCmd(LoadPart.CMD, List.of())) {
      LoadedTarget kept = keptRun.load(keptProcess);
      LoadedTarget plain = plainRun.load(plainProcess);
      kept.registerUncounted();
      plain.registerUncounted();
      kept.measure(plan, scale.warmUp());
      plain.measure(plan, scale.warmUp());
      ObjectNode json = Json.object().put("mns", plan.mns());
      json.put("fileSystem", Files.getFileStore(folder).type());
      ArrayNode windows = json.putArray("windows");
      for (int window : WINDOWS) {
        windows.add(measure(scale, plan.at(0, window), kept, plain));
      }
      return json;
    }
  }

  private static ObjectNode measure(
      Scale scale, LoadPlan plan, LoadedTarget kept, LoadedTarget plain) {
    Rounds with = new Rounds();
    Rounds without = new Rounds();
    for (int round = 0; round < scale.rounds(); round++) {
      with.add(kept.measure(plan, scale.round()));
      without.add(plain.measure(plan, scale.round()));
    }
    ObjectNode json = Json.object().put("window", plan.window());
    json.set("with", with.json());
    json.set("without", without.json());
    json.set("ratio", with.ratio(without, Measured::perSecond).json());
    return json;
  }
}
