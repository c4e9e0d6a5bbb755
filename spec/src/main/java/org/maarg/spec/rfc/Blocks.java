package org.maarg.spec.rfc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Divides a section into blocks between blank lines and takes the drawings out. */
final class Blocks {
  /** What stands between the last lines of a drawing and its caption: words about the drawing. */
  private static final int BEFORE_CAPTION = 2;

  private Blocks() {}

  /**
   * The blocks that may hold sentences. A drawing in which a keyword stands is kept: rather one
   * strange sentence than one demand lost.
   */
  static List<List<Line>> of(Section section) {
    List<List<Line>> blocks = divided(section.body());
    Set<Integer> drawings = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (Figures.isDrawing(blocks.get(i))) {
        drawings.add(i);
      }
      if (Figures.isCaption(blocks.get(i))) {
        addWordsBeforeCaption(i, drawings);
      }
    }
    List<List<Line>> kept = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (!drawings.contains(i) || hasKeyword(blocks.get(i))) {
        kept.add(blocks.get(i));
      }
    }
    return kept;
  }

  /** The block before a caption is the figure, whatever it is made of. */
  private static void addWordsBeforeCaption(int caption, Set<Integer> drawings) {
    int first = Math.max(0, caption - 1);
    for (int i = first; i >= Math.max(0, caption - BEFORE_CAPTION); i--) {
      if (drawings.contains(i)) {
        first = i;
      }
    }
    for (int i = first; i < caption; i++) {
      drawings.add(i);
    }
  }

  private static boolean hasKeyword(List<Line> block) {
    return !Keyword.in(String.join("\n", block.stream().map(Line::text).toList())).isEmpty();
  }

  private static List<List<Line>> divided(List<Line> lines) {
    List<List<Line>> blocks = new ArrayList<>();
    List<Line> block = new ArrayList<>();
    for (Line line : lines) {
      if (!line.isBlank()) {
        block.add(line);
      } else if (!block.isEmpty()) {
        blocks.add(List.copyOf(block));
        block.clear();
      }
    }
    if (!block.isEmpty()) {
      blocks.add(List.copyOf(block));
    }
    return blocks;
  }
}
