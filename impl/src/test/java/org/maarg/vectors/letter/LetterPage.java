package org.maarg.vectors.letter;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The table of the letter as a page for readers: spec/vectors/rfc5213-letter.md. */
final class LetterPage {
  static final Path FILE = Path.of("..", "spec", "vectors", "rfc5213-letter.md");

  private static final String HEAD =
      """
      # What RFC 5213 alone gets from a CMD and a MAAR

      Made from `rfc5213-letter.yaml` by `mvn -pl impl test -Dtest=LetterPageTest -Dmaarg.letter.write=true`; the build
      runs every row and fails where the page differs. [README.md](README.md#the-letter-of-rfc-5213) tells how to read it.
      An option of an answer that is not named is as in the update. DEPLOYABLE is told where it does otherwise, which
      [profiles.md](../../docs/profiles.md) gives the reasons for.
      """;

  private LetterPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    cmd(page);
    anchor(page);
    updates(page);
    acknowledgements(page);
    return page.toString();
  }

  private static void cmd(StringBuilder page) {
    begin(
        page,
        "From the CMD, to a gateway",
        "A MAAR has the D flag set; a plain gateway has it clear, and gets what RFC 5213 gives it, but 129 where that"
            + " accepts.",
        List.of("input", "MAAR", "plain gateway", "what else", "DEPLOYABLE", "rests on"));
    for (JsonNode row : Letter.table().path("cmd")) {
      String status = LetterWords.status(row);
      String plain = row.has("plain") ? LetterWords.status(row.path("plain")) : plain(status);
      line(
          page,
          LetterWords.input(row),
          status,
          plain,
          LetterWords.rest(row),
          deployable(row),
          ids(row));
    }
  }

  private static String plain(String status) {
    return status.equals("0") ? Letter.table().at("/plainGateway/status").asText() : status;
  }

  private static String deployable(JsonNode row) {
    JsonNode otherwise = row.path("deployable");
    if (otherwise.isMissingNode()) {
      return "";
    }
    String rest = LetterWords.rest(otherwise);
    return LetterWords.status(otherwise) + (rest.isEmpty() ? "" : "; " + rest);
  }

  private static void anchor(StringBuilder page) {
    begin(
        page,
        "From a MAAR as anchor, to the CMD",
        "The input is the CMD's PBU about a mobile node that was registered here and has left.",
        List.of("input", "status", "what else", "rests on"));
    for (JsonNode row : Letter.table().path("anchor")) {
      line(page, LetterWords.input(row), LetterWords.status(row), LetterWords.rest(row), ids(row));
    }
  }

  private static void updates(StringBuilder page) {
    begin(
        page,
        "What an anchor gets from a MAAR as gateway",
        "The last PBU after what happens, and how many there have been.",
        List.of("what happens", "PBU", "how many", "rests on"));
    for (JsonNode row : Letter.table().path("updates")) {
      JsonNode update = row.path("update");
      String lifetime = update.path("lifetime").asText();
      line(
          page,
          LetterWords.events(row.path("after")),
          "lifetime " + lifetime + ", HI " + update.path("handoff").asText(),
          update.path("number").asText("1"),
          ids(row));
    }
  }

  private static void acknowledgements(StringBuilder page) {
    begin(
        page,
        "What a MAAR as gateway does with an anchor's answers",
        "Whoever is not served is shown no prefix, and its packets are not forwarded. The last columns are the PBUs of"
            + " the minute that follows.",
        List.of(
            "before", "PBA", "served", "then", "served then", "PBUs", "DEPLOYABLE", "rests on"));
    for (JsonNode row : Letter.table().path("acknowledgements")) {
      line(
          page,
          LetterWords.events(row.path("before")),
          LetterWords.acknowledgement(row.path("acknowledgement")),
          yes(row.path("advertised")),
          LetterWords.events(row.path("then")),
          yes(row.path("advertisedThen")),
          row.path("later").asText(),
          row.at("/deployable/later").asText(),
          ids(row));
    }
  }

  private static String yes(JsonNode truth) {
    return truth.isMissingNode() ? "" : truth.asBoolean() ? "yes" : "no";
  }

  private static String ids(JsonNode row) {
    return StreamSupport.stream(row.path("text").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  private static void begin(StringBuilder page, String title, String lead, List<String> columns) {
    page.append("\n## ").append(title).append("\n\n").append(lead).append("\n\n");
    line(page, columns.toArray(String[]::new));
    List<String> rule = new ArrayList<>();
    columns.forEach(it -> rule.add("---"));
    line(page, rule.toArray(String[]::new));
  }

  private static void line(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
