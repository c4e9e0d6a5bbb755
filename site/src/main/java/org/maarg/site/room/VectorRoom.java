package org.maarg.site.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.maarg.cli.Json;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;

/** The test vectors, field by field; an exchange also as a ladder. */
public final class VectorRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Vectors";

  /** Where one comes in. */
  public static final String INDEX = "vectors/index.html";

  private static final String FOLDER = "spec/vectors";
  private static final String README = FOLDER + "/README.md";
  private static final String LETTER = FOLDER + "/rfc5213-letter.md";
  private static final String LETTER_PAGE = "vectors/rfc5213-letter.html";

  private final Build build;
  private final Mentions mentions;
  private final Map<String, JsonNode> files = new LinkedHashMap<>();

  /** The vectors of the repository. */
  public VectorRoom(Build build, Mentions mentions) {
    this.build = build;
    this.mentions = mentions;
    for (String folder : List.of("exchanges", "invalid", "messages")) {
      for (String file : build.repository().files(FOLDER + "/" + folder, ".json")) {
        files.put(file, Data.json(build.repository(), file));
      }
    }
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    int all = files.values().stream().mapToInt(it -> Math.max(1, it.path("vectors").size())).sum();
    return all + " messages, refusals and exchanges, field by field";
  }

  @Override
  public void announce() {
    build.routes().announce(README, INDEX);
    build.routes().announce(LETTER, LETTER_PAGE);
    files.forEach(
        (file, json) -> {
          build.routes().announce(file, page(file));
          if (json.has("vectors")) {
            json.path("vectors").forEach(it -> mention(it, page(file) + "#" + name(it)));
          } else {
            mention(json, page(file));
          }
        });
  }

  private void mention(JsonNode vector, String address) {
    Mentions.Mention mention = new Mentions.Mention(name(vector), address);
    mentions.add("Test vectors", Data.strings(vector.path("requirements")), mention);
  }

  private static String name(JsonNode vector) {
    return vector.path("name").asText();
  }

  private static String page(String file) {
    return "vectors" + file.substring(FOLDER.length(), file.length() - ".json".length()) + ".html";
  }

  @Override
  public void add() {
    List<String> links = new ArrayList<>();
    files.forEach(
        (file, json) -> {
          boolean list = json.has("vectors");
          String about = json.path(list ? "about" : "shows").asText();
          links.add(
              build.link(INDEX, page(file), file.substring(FOLDER.length() + 1))
                  + ": "
                  + Html.escape(about));
          if (list) {
            addList(file, json);
          } else {
            addExchange(file, json);
          }
        });
    String letter = build.repository().text(LETTER);
    build.add(
        new Page(
            LETTER_PAGE, Texts.title(letter), NAME, build.markdown(LETTER, letter, LETTER_PAGE)));
    String readme = build.markdown(README, build.repository().text(README), INDEX);
    String body = readme + "<h2 id=\"all-files\">All files</h2>\n" + Html.list(links);
    build.add(new Page(INDEX, NAME, NAME, body));
  }

  private void addList(String file, JsonNode json) {
    String page = page(file);
    String title = "Vectors: " + file.substring(FOLDER.length() + 1);
    StringBuilder body = new StringBuilder(Html.tag("h1", Html.escape(title)));
    body.append("<p>").append(Html.escape(json.path("about").asText())).append(" ");
    body.append(build.source(page, file, 1)).append("</p>\n");
    for (JsonNode vector : json.path("vectors")) {
      String shows = vector.path("shows").asText();
      body.append(Html.heading(2, name(vector), name(vector)));
      body.append(Html.tag("p", Html.escape(shows))).append('\n').append(facts(vector, page));
      body.append(Fields.of(vector));
      build.find(NAME, name(vector), page + "#" + name(vector), shows);
    }
    build.addOfPlaces(new Page(page, title, NAME, body.toString()));
  }

  private String facts(JsonNode vector, String page) {
    List<Html.Fact> facts = new ArrayList<>();
    String ids = String.join(", ", Data.strings(vector.path("requirements")));
    facts.add(new Html.Fact("Follows from", build.text(ids, page)));
    String way = vector.path("source").asText() + " to " + vector.path("destination").asText();
    facts.add(new Html.Fact("From, to", Html.code(way)));
    facts.add(new Html.Fact("To be sent so", Data.html(vector.path("canonical"))));
    for (String verdict : List.of("refusal", "expected", "fields")) {
      JsonNode value = vector.path(verdict);
      facts.add(
          new Html.Fact(
              verdict.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + verdict.substring(1),
              value.isMissingNode() ? "" : Html.lines(Json.write(value))));
    }
    return Html.facts(facts);
  }

  private void addExchange(String file, JsonNode json) {
    String page = page(file);
    String picture = page.replace(".html", ".svg");
    Exchange exchange = new Exchange(json);
    build.file(picture, exchange.svg());
    String name = picture.substring(picture.lastIndexOf('/') + 1);
    String title = "Exchange " + name(json);
    String ids = String.join(", ", Data.strings(json.path("requirements")));
    String body =
        Html.tag("h1", Html.escape(title))
            + Html.tag("p", Html.escape(json.path("shows").asText()))
            + Html.facts(
                List.of(
                    new Html.Fact("Follows from", build.text(ids, page)),
                    new Html.Fact("Domain", Html.lines(Json.write(json.path("domain")))),
                    new Html.Fact("File", build.source(page, file, 1))))
            + "<h2>Ladder</h2>\n<div class=\"wide\" tabindex=\"0\"><img src=\""
            + name
            + "\" alt=\"Ladder of the messages listed below\"></div>\n"
            + "<h2>Messages</h2>\n"
            + exchange.messages();
    build.add(new Page(page, title, NAME, body));
  }
}
