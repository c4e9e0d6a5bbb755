package org.maarg.performance.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.maarg.performance.load.LoadRun;
import org.maarg.security.report.Charts;
import org.maarg.security.report.Diagram;
import org.maarg.security.report.Document;
import org.maarg.security.report.MarkdownPage;

/** Writes the page of figures from what was measured. The same records give the same octets. */
public final class PerformancePage {
  /** Name of the page. */
  public static final String FILE = "performance.md";

  private static final List<String> MACHINE =
      List.of("processor", "cores", "memoryMegabytes", "system", "java", "collector");

  private PerformancePage() {}

  /**
   * Writes the page and its figures.
   *
   * @param folder of the page
   * @param records by the names of their parts
   */
  public static void write(Path folder, Map<String, JsonNode> records) throws IOException {
    for (Map.Entry<String, String> file : files(records).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** The page and its figures, by their names in its folder. */
  static Map<String, String> files(Map<String, JsonNode> records) {
    Document document = document(records);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(FILE, MarkdownPage.of(document));
    for (Diagram diagram : document.diagrams()) {
      files.put(MarkdownPage.FIGURES + "/" + diagram.id() + ".svg", Charts.svg(diagram) + "\n");
    }
    return files;
  }

  private static Document document(Map<String, JsonNode> records) {
    Document document = new Document();
    document.heading(1, "top", "Speed and size: what was measured");
    document.paragraph(
        "Made by `./maarg performance`, from the records in"
            + " [performance/records](../performance/records). A figure is the median of its rounds,"
            + " with the least and the most in parentheses. Compare ratios and not figures: machines"
            + " are noisy, and what stands beside each other here was taken turn about, in the same"
            + " run. The CMD, the echo server and the load generator share the cores of the"
            + " machine.");
    document.heading(2, "bars", "The bars, and whether they are met");
    document.table(Bars.HEAD, Bars.rows(records));
    Distances.add(document);
    machine(document, records);
    CoreSections.add(document, records);
    LoadSections.add(document, records);
    ProcessSections.add(document, records);
    DomainSections.add(document, records);
    return document;
  }

  private static void machine(Document document, Map<String, JsonNode> records) {
    document.heading(2, "machine", "Machine and commands");
    Set<List<String>> machines = new LinkedHashSet<>();
    List<List<String>> commands = new ArrayList<>();
    records.forEach(
        (name, record) -> {
          machines.add(
              MACHINE.stream().map(it -> record.path("machine").path(it).asText()).toList());
          String command = "`" + record.path("command").asText() + "`";
          commands.add(List.of("`" + name + "`", record.path("measured").asText(), command));
        });
    document.table(
        List.of("processor", "cores", "memory, MB", "system", "Java", "collector"),
        List.copyOf(machines));
    document.paragraph(
        "The CMD's process has the flags that the launcher gives to nodes ("
            + String.join(" ", LoadRun.NODE_OPTIONS)
            + "); collector and heap, a quarter of the memory, are Java's own choice, unless a section"
            + " says otherwise. Where the machine had other work to do,"
            + " the command ran in a real-time class (`chrt -r 1 ./maarg performance PART`); the"
            + " kernel then still takes up to 50 ms in a second from it, which shows in the longest"
            + " latencies of CMD and echo server alike; the flight recorder's threads were put before"
            + " the others there, or they would see little.");
    document.table(List.of("part", "measured", "to see the like"), commands);
  }
}
