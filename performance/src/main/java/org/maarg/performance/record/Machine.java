package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.maarg.cli.Json;

/** What a figure was taken on; a figure without it says nothing. */
final class Machine {
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.*)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s+(\\d+) kB$");
  private static final int KILO = 1_024;

  private Machine() {}

  static ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("processor", first(MODEL, "/proc/cpuinfo", System.getProperty("os.arch")));
    json.put("cores", Runtime.getRuntime().availableProcessors());
    String kilobytes = first(MEMORY, "/proc/meminfo", "0");
    json.put("memoryMegabytes", Long.parseLong(kilobytes) / KILO);
    json.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    json.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    json.put(
        "collector",
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(MemoryManagerMXBean::getName)
            .collect(Collectors.joining(", ")));
    return json;
  }

  private static String first(Pattern pattern, String file, String otherwise) {
    try {
      Matcher found = pattern.matcher(Files.readString(Path.of(file)));
      return found.find() ? found.group(1).strip() : otherwise;
    } catch (IOException e) {
      return otherwise;
    }
  }
}
