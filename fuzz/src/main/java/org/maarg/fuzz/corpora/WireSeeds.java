package org.maarg.fuzz.corpora;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.maarg.fuzz.run.FuzzHome;
import org.maarg.fuzz.run.InputFolders;

/** Inputs for the targets that read messages and texts. */
public final class WireSeeds {
  private static final int CHOICE_STRINGS = 400;
  private static final int LONGEST_CHOICE_STRING = 160;

  private WireSeeds() {}

  /** Mobility Headers: those of the vectors and those that the simulator's nodes send. */
  public static List<byte[]> messages() {
    List<byte[]> all = new ArrayList<>(VectorSeeds.octets());
    all.addAll(SimulatorSeeds.octets());
    return all;
  }

  /** Messages in JSON. */
  public static List<byte[]> json() {
    return VectorSeeds.fields().stream().map(it -> it.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The configurations of the samples. */
  public static List<byte[]> configurations() {
    List<byte[]> all = new ArrayList<>();
    try {
      Path samples = FuzzHome.ofTheseClasses().root().resolveSibling("samples");
      for (Path file : InputFolders.files(samples)) {
        if (file.toString().endsWith(".yaml")) {
          all.add(withoutComments(Files.readString(file)).getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return all;
  }

  /** The samples are mostly comments, which only slow the fuzzer down. */
  private static String withoutComments(String yaml) {
    StringBuilder text = new StringBuilder();
    yaml.lines()
        .map(line -> line.replaceAll("(^|\\s)#.*", "").stripTrailing())
        .filter(line -> !line.isBlank())
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** Choices for the grammar, the same ones on every call. */
  public static List<byte[]> choices() {
    Random random = new Random(8885);
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < CHOICE_STRINGS; i++) {
      byte[] choices = new byte[1 + random.nextInt(LONGEST_CHOICE_STRING)];
      random.nextBytes(choices);
      all.add(choices);
    }
    return all;
  }
}
