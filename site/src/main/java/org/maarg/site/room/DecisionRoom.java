package org.maarg.site.room;

import java.util.List;
import java.util.regex.Pattern;
import org.maarg.site.page.Build;
import org.maarg.site.page.Page;

/** A page for each decision on a point that the RFCs leave open. */
public final class DecisionRoom implements Room {
  /** What it is called. */
  public static final String NAME = "Decisions";

  /** Where one comes in. */
  public static final String INDEX = "decisions/index.html";

  private static final String FOLDER = "spec/decisions";

  /** Lines above the first section, which stay lines. */
  private static final Pattern HEAD =
      Pattern.compile("^(Status|Requirements|Review): .*$", Pattern.MULTILINE);

  private final Build build;
  private final List<String> files;

  /** The decisions of the repository. */
  public DecisionRoom(Build build) {
    this.build = build;
    this.files = build.repository().files(FOLDER, ".md");
  }

  @Override
  public String index() {
    return INDEX;
  }

  @Override
  public String summary() {
    return (files.size() - 1) + " points that the RFCs leave open";
  }

  @Override
  public void announce() {
    for (String file : files) {
      build.routes().announce(file, page(file));
    }
  }

  @Override
  public void add() {
    for (String file : files) {
      String text = HEAD.matcher(build.repository().text(file)).replaceAll("$0  ");
      String page = page(file);
      build.add(new Page(page, Texts.title(text), NAME, build.markdown(file, text, page)));
    }
  }

  private static String page(String file) {
    String name = file.substring(FOLDER.length() + 1, file.length() - ".md".length());
    return name.equals("README") ? INDEX : "decisions/" + name + ".html";
  }
}
