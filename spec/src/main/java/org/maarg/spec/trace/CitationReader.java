package org.maarg.spec.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maarg.spec.file.Problem;
import org.maarg.spec.requirement.RequirementId;

/**
 * Finds the citations of one file. A citation is a comment to the end of its line; a list that ends
 * with a comma goes on in a comment on the next line. Anything that looks like a citation and is
 * none is a problem, so that no claim is lost by a slip of the pen.
 */
final class CitationReader {
  private static final Pattern ALMOST =
      Pattern.compile("(?i)\\b(implements?|verif(y|ies))\\s*:?\\s*\\d{4}-\\d");

  private final SourceFile source;
  private final Pattern begin;
  private final Pattern comment;
  private final List<Citation> citations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Reads the file through. */
  CitationReader(SourceFile source) {
    this.source = source;
    String open = Pattern.quote(source.language().opens()) + "\\s*";
    String close = "\\s*" + Pattern.quote(source.language().closes()) + "\\s*$";
    this.begin = Pattern.compile("^(?:.*\\s)?" + open + "(Implements|Verifies):\\s*(.*?)" + close);
    this.comment = Pattern.compile("^\\s*" + open + "(.*?)" + close);
    read();
  }

  List<Citation> citations() {
    return citations;
  }

  List<Problem> problems() {
    return problems;
  }

  private void read() {
    List<String> lines = source.lines();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = begin.matcher(lines.get(i));
      if (matcher.matches()) {
        i = readList(i, matcher.group(1).equals("Implements"), matcher.group(2));
      } else if (isAlmostOne(lines.get(i))) {
        report(i, "looks like a citation, but is no comment 'Implements: ID, ID'");
      }
    }
  }

  /** In markup a comment alone can be one: prose may speak of requirements as it likes. */
  private boolean isAlmostOne(String line) {
    boolean prose = source.language() == SourceFile.Language.MARKUP;
    int start = prose ? line.indexOf(source.language().opens()) : 0;
    return start >= 0 && ALMOST.matcher(line.substring(start)).find();
  }

  /** Returns the index of the last line that belongs to the citation. */
  private int readList(int first, boolean implementing, String list) {
    Optional<Citation.Evidence> evidence = source.evidence(implementing);
    if (evidence.isEmpty()) {
      report(first, implementing ? "only impl/src/main implements" : "this code verifies nothing");
      return first;
    }
    List<RequirementId> seen = new ArrayList<>();
    int index = first;
    String rest = list;
    while (readLine(index, rest, evidence.get(), seen)) {
      index++;
      Matcher next =
          comment.matcher(index < source.lines().size() ? source.lines().get(index) : "");
      if (!next.matches()) {
        report(index - 1, "the list ends with a comma, and no comment follows");
        return index - 1;
      }
      rest = next.group(1);
    }
    return index;
  }

  /** True if the list goes on in the next line. */
  private boolean readLine(
      int index, String list, Citation.Evidence evidence, List<RequirementId> seen) {
    boolean more = list.endsWith(",");
    String here = more ? list.substring(0, list.length() - 1) : list;
    for (String text : here.split(",", -1)) {
      Optional<RequirementId> id = RequirementId.of(text.strip());
      if (id.isEmpty()) {
        report(index, "'" + text.strip() + "' is no requirement ID");
      } else if (seen.contains(id.get())) {
        report(index, id.get() + " stands twice in one list");
      } else {
        seen.add(id.get());
        citations.add(new Citation(id.get(), evidence, source.path(), index + 1));
      }
    }
    return more;
  }

  private void report(int index, String what) {
    problems.add(new Problem(source.path(), index + 1, what));
  }
}
