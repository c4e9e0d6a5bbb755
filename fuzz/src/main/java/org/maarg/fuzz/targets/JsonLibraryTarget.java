package org.maarg.fuzz.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.maarg.fuzz.FuzzTarget;

/** What the JSON library alone costs, to measure {@code json-reader} by. */
@FuzzTarget(
    about = "the JSON library alone: the yardstick of json-reader",
    instrument = Scope.WIRE,
    maxOctets = 1000,
    yardstick = true)
public final class JsonLibraryTarget {
  /** As strict as the reader of {@code maarg encode} sets it. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonLibraryTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] octets) {
    try {
      MAPPER.readTree(new String(octets, StandardCharsets.UTF_8));
    } catch (JsonProcessingException refused) {
      // What it says is not looked at.
    }
  }
}
