package org.maarg.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads PIT's XML report. */
final class PitReport {
  private final Path module;
  private final Map<Path, List<String>> sources = new HashMap<>();

  PitReport(Path module) {
    this.module = module;
  }

  /** These classes by name; one without an entry in the report has no mutants. */
  Map<String, Measured> read(Path xml, List<String> classes) throws IOException {
    Map<String, List<Element>> byClass = new TreeMap<>();
    classes.forEach(name -> byClass.put(name, new ArrayList<>()));
    NodeList mutations = document(xml).getElementsByTagName("mutation");
    for (int i = 0; i < mutations.getLength(); i++) {
      Element mutation = (Element) mutations.item(i);
      String name = Judgement.topLevel(text(mutation, "mutatedClass"));
      List<Element> ofClass = byClass.get(name);
      if (ofClass == null) {
        throw new IOException(xml + " is of other classes than planned: " + name);
      }
      ofClass.add(mutation);
    }
    Map<String, Measured> measured = new TreeMap<>();
    for (Map.Entry<String, List<Element>> entry : byClass.entrySet()) {
      measured.put(entry.getKey(), measured(entry.getKey(), entry.getValue()));
    }
    return measured;
  }

  private static Element document(Path xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(xml.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException unreadable) {
      throw new IOException(xml + ": " + unreadable.getMessage(), unreadable);
    }
  }

  private Measured measured(String name, List<Element> mutations) throws IOException {
    int killed = 0;
    int timedOut = 0;
    List<Survivor> survivors = new ArrayList<>();
    for (Element mutation : mutations) {
      String status = mutation.getAttribute("status");
      switch (status) {
        case "KILLED", "MEMORY_ERROR" -> killed++;
        case "TIMED_OUT" -> timedOut++;
        case "SURVIVED", "NO_COVERAGE" -> survivors.add(survivor(name, mutation));
        default -> throw new IOException(name + ": a mutant came out as " + status);
      }
    }
    survivors.sort(null);
    Path source = Area.source(module, name);
    return new Measured(Digest.of(source), killed, timedOut, List.copyOf(survivors));
  }

  private Survivor survivor(String name, Element mutation) throws IOException {
    int number = Integer.parseInt(text(mutation, "lineNumber"));
    String mutator = text(mutation, "mutator").replaceAll(".*\\.", "").replace("Mutator", "");
    return new Survivor(
        text(mutation, "mutatedClass"),
        text(mutation, "mutatedMethod").replaceAll("^(lambda\\$.*)\\$\\d+$", "$1"),
        mutator,
        lines(Area.source(module, name)).get(number - 1).strip(),
        text(mutation, "description"));
  }

  private List<String> lines(Path source) throws IOException {
    List<String> lines = sources.get(source);
    if (lines == null) {
      lines = Files.readAllLines(source);
      sources.put(source, lines);
    }
    return lines;
  }

  private static String text(Element mutation, String child) {
    return mutation.getElementsByTagName(child).item(0).getTextContent();
  }
}
