package org.maarg.fuzz.targets;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.maarg.fuzz.FuzzTarget;

/** What the YAML library alone costs, to measure {@code node-config} by. */
@FuzzTarget(
    about = "the YAML library alone: the yardstick of node-config",
    instrument = Scope.WIRE,
    maxOctets = 1500,
    yardstick = true)
public final class YamlLibraryTarget {
  private YamlLibraryTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        // Each token is read; nothing is made of it.
      }
    } catch (IOException refused) {
      // What it says is not looked at.
    }
  }
}
