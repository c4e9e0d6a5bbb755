package org.maarg.spec.rfc;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.maarg.spec.file.Unreadable;

/** What an RFC says, sentence by sentence. */
public final class RfcText {
  private static final Pattern NUMBER = Pattern.compile("Request for Comments: (\\d+)");
  private static final Pattern END =
      Pattern.compile("(?m)^(?:\\d+\\.\\s+)?Author'?s'? Address(?:es)?\\s*$");

  private final int rfc;
  private final List<Section> sections;
  private final List<Sentence> sentences = new ArrayList<>();

  private RfcText(int rfc, List<Section> sections) {
    this.rfc = rfc;
    this.sections = sections;
    Digests digests = new Digests();
    for (Section section : sections) {
      if (!Outline.isContents(section)) {
        List<Sentence> found = SectionSentences.of(section, digests);
        checkKeywords(section, found);
        sentences.addAll(found);
      }
    }
  }

  /**
   * Reads {@code rfc<number>.txt} of a folder.
   *
   * @throws TextException if there is no such file, if it is of another RFC, or if it is cut
   */
  public static RfcText read(Path folder, int rfc) {
    Path file = folder.resolve("rfc" + rfc + ".txt");
    if (!Files.isRegularFile(file)) {
      throw new TextException(file + ": there is no such file");
    }
    try {
      return of(rfc, Files.readString(file, StandardCharsets.UTF_8));
    } catch (MalformedInputException e) {
      throw new TextException(file + ": is no text in UTF-8");
    } catch (IOException e) {
      throw new TextException(file + ": " + Unreadable.because(e));
    }
  }

  /**
   * The text of this RFC.
   *
   * @throws TextException if it is of another RFC, or if it is cut
   */
  public static RfcText of(int rfc, String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.find() || Integer.parseInt(number.group(1)) != rfc) {
      throw new TextException("RFC " + rfc + ": the text does not say that it is this RFC");
    }
    List<Section> sections = Outline.of(Pages.strip(text));
    Set<String> missing = Outline.promised(sections);
    missing.removeAll(sections.stream().map(Section::number).collect(Collectors.toSet()));
    if (!missing.isEmpty()) {
      String what = "its table of contents promises section " + missing.iterator().next();
      throw new TextException("RFC " + rfc + ": the text is cut: " + what);
    }
    if (!END.matcher(text).find()) {
      throw new TextException("RFC " + rfc + ": the text is cut: no authors' addresses");
    }
    return new RfcText(rfc, sections);
  }

  /** A reader that loses a keyword would call a text covered that is not. */
  private void checkKeywords(Section section, List<Sentence> found) {
    String body = section.body().stream().map(Line::text).collect(Collectors.joining("\n"));
    long read = found.stream().mapToLong(it -> it.keywords().size()).sum();
    int there = Keyword.in(section.title() + "\n" + body).size();
    if (read != there) {
      String what = "section " + section.number() + " has " + there + " keywords, " + read;
      throw new TextException("RFC " + rfc + ": " + what + " were found in its sentences");
    }
  }

  /** Number of the RFC. */
  public int rfc() {
    return rfc;
  }

  /** The numbers of its sections in their order, those of appendices too. */
  public List<String> sections() {
    return sections.stream().map(Section::number).filter(it -> !it.isEmpty()).toList();
  }

  /** The titles of the sections, by number. */
  public Map<String, String> titles() {
    Map<String, String> titles = new HashMap<>();
    for (Section section : sections) {
      if (!section.number().isEmpty()) {
        titles.putIfAbsent(section.number(), section.title());
      }
    }
    return titles;
  }

  /** All sentences in their order, those without keywords too. */
  public List<Sentence> sentences() {
    return List.copyOf(sentences);
  }
}
