package org.maarg.spec.rfc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text at its headings, which stand at the left margin, and drops the table of contents. */
final class Outline {
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2})*|[A-Z](?:\\.\\d{1,2})+)\\.?\\s{1,3}(\\S.*)");
  private static final Pattern APPENDIX = Pattern.compile("Appendix ([A-Z])(?:[.:]\\s*(.*))?");
  private static final Pattern UNNUMBERED =
      Pattern.compile(
          "Abstract|Status of [Tt]his Memo|Copyright Notice|Table of Contents|IESG Note"
              + "|Acknowledge?ments?|Author'?s'? Address(?:es)?|Contributors|Index"
              + "|Full Copyright Statement|Intellectual Property.*");
  private static final Pattern CONTENTS_LINE =
      Pattern.compile(
          "(?:Appendix )?(\\d{1,2}(?:\\.\\d{1,2})*|[A-Z](?:\\.\\d{1,2})*)[.:]?\\s+\\S.*");
  private static final String CONTENTS = "Table of Contents";

  private final List<Section> sections = new ArrayList<>();
  private final List<Line> body = new ArrayList<>();
  private String number = "";
  private String title = "";
  private int start = 1;
  private boolean inHeading;

  private Outline() {}

  /** The sections in the order of the text. */
  static List<Section> of(List<Line> lines) {
    Outline outline = new Outline();
    lines.forEach(outline::add);
    outline.close();
    return outline.sections;
  }

  /** The numbers that the table of contents promises; empty if the text has none. */
  static Set<String> promised(List<Section> sections) {
    Set<String> numbers = new LinkedHashSet<>();
    for (Section section : sections) {
      if (section.title().equals(CONTENTS)) {
        for (Line line : section.body()) {
          Matcher entry = CONTENTS_LINE.matcher(line.body());
          if (entry.matches()) {
            numbers.add(entry.group(1));
          }
        }
      }
    }
    return numbers;
  }

  /** Whether this is the table of contents, in which nothing is demanded. */
  static boolean isContents(Section section) {
    return section.title().equals(CONTENTS);
  }

  private void add(Line line) {
    Optional<String[]> heading = heading(line);
    if (heading.isPresent()) {
      close();
      number = heading.get()[0];
      title = heading.get()[1];
      start = line.number();
      inHeading = true;
    } else if (inHeading && !line.isBlank()) {
      title = (title + " " + line.body()).strip();
    } else {
      inHeading = false;
      body.add(line);
    }
  }

  private void close() {
    sections.add(new Section(number, title, start, body));
    body.clear();
  }

  /** Number and title if this line is a heading. */
  private static Optional<String[]> heading(Line line) {
    if (line.isBlank() || line.indent() > 0) {
      return Optional.empty();
    }
    Matcher numbered = NUMBERED.matcher(line.text());
    if (numbered.matches()) {
      return Optional.of(new String[] {numbered.group(1), numbered.group(2)});
    }
    Matcher appendix = APPENDIX.matcher(line.text());
    if (appendix.matches()) {
      String told = appendix.group(2) == null ? "" : appendix.group(2);
      return Optional.of(new String[] {appendix.group(1), told});
    }
    return UNNUMBERED.matcher(line.text()).matches()
        ? Optional.of(new String[] {"", line.text()})
        : Optional.empty();
  }
}
