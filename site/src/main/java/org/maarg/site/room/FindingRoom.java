package org.maarg.site.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.checks.page.RecordedWalk;
import org.maarg.checks.report.Finding;
import org.maarg.site.page.Build;
import org.maarg.site.page.Html;
import org.maarg.site.page.Page;

/** A page for each finding; where a world shows it, with a ladder that can be played. */
public final class FindingRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Findings";

  /** Where one comes in. */
  public static final String INDEX = "findings/index.html";

  private static final String README = Finding.FOLDER + "/README.md";
  private static final Pattern REPLAY =
      Pattern.compile("Replay: `\\./maarg check --replay ([a-z0-9-]+):([\\d.]+)`");
  private static final Pattern LADDER =
      Pattern.compile("(<h2 id=\"ladder\">Ladder</h2>)\\s*(<pre[^>]*>.*?</pre>)", Pattern.DOTALL);

  private final Build build;
  private final Mentions mentions;
  private final List<Finding> all;

  /** The findings of the repository. */
  public FindingRoom(Build build, Mentions mentions) {
    this.build = build;
    this.mentions = mentions;
    this.all = Finding.all(build.repository().root());
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    long played = all.stream().filter(it -> REPLAY.matcher(it.text()).find()).count();
    return all.size() + " pages, " + played + " with a ladder that can be played";
  }

  @Override
  public void announce() {
    build.routes().announce(README, INDEX);
    for (Finding finding : all) {
      String number = number(finding);
      String page = "findings/" + number + ".html";
      build.routes().announce(file(finding), page);
      build.routes().name("finding", number, page);
      String title = number + ": " + Texts.title(finding.text());
      mentions.add(NAME, build.requirementsIn(finding.text()), new Mentions.Mention(title, page));
    }
  }

  @Override
  public void add() {
    String index = build.repository().text(README);
    build.add(new Page(INDEX, NAME, NAME, build.markdown(README, index, INDEX)));
    try (RecordedWalk recorder = new RecordedWalk()) {
      all.forEach(it -> add(it, recorder));
    }
  }

  private void add(Finding finding, RecordedWalk recorder) {
    String number = number(finding);
    String page = "findings/" + number + ".html";
    String body = build.markdown(file(finding), finding.text(), page) + worlds(finding, page);
    Matcher replay = REPLAY.matcher(finding.text());
    if (replay.find()) {
      Walks walk = new Walks(recorder.of(replay.group(1), replay.group(2)));
      build.file("findings/" + number + ".svg", walk.svg());
      build.file("findings/" + number + ".walk.js", walk.script());
      body = withPlayer(body, number, walk);
    }
    String title = number + ": " + Texts.title(finding.text());
    build.add(new Page(page, title, NAME, body));
  }

  private static String withPlayer(String body, String number, Walks walk) {
    String player =
        "<div id=\"walk\"><img src=\""
            + number
            + ".svg\" alt=\"Ladder, also as text below\"></div>\n"
            + "<p>The same with every way open to you: "
            + Html.code("./maarg explore " + walk.id())
            + "</p>\n<script src=\""
            + number
            + ".walk.js\" defer></script>\n"
            + "<script src=\"../walk.js\" defer></script>\n";
    Matcher ladder = LADDER.matcher(body);
    if (!ladder.find()) {
      return body + "<h2 id=\"ladder\">Ladder</h2>\n" + player;
    }
    String text = "<details><summary>The ladder as text</summary>" + ladder.group(2) + "</details>";
    return body.substring(0, ladder.start())
        + ladder.group(1)
        + "\n"
        + player
        + text
        + body.substring(ladder.end());
  }

  /** Where our answer was checked. */
  private String worlds(Finding finding, String page) {
    List<String> links = new ArrayList<>();
    finding.world().flatMap(it -> world(it, page)).ifPresent(it -> links.add("shown by " + it));
    for (String closed : finding.closedIn()) {
      world(closed, page).ifPresent(it -> links.add("closed in " + it));
    }
    return links.isEmpty() ? "" : "<h2 id=\"worlds\">Worlds</h2>\n" + Html.list(links);
  }

  private Optional<String> world(String name, String page) {
    return build.routes().named("world " + name).map(it -> build.link(page, it, name));
  }

  private static String file(Finding finding) {
    return Finding.FOLDER + "/" + finding.file().getFileName();
  }

  private static String number(Finding finding) {
    String name = String.valueOf(finding.file().getFileName());
    return name.substring(0, name.indexOf('-'));
  }
}
