package org.maarg.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What tshark makes of a capture. */
public final class Tshark {
  private static final int SECONDS = 60;

  /**
   * A field as tshark shows it.
   *
   * @param offset in octets from the start of the packet
   * @param hex the octets of the field
   */
  public record Seen(
      String name, int offset, int size, String show, String hex, List<Seen> parts) {}

  private Tshark() {}

  public static boolean isInstalled() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, "tshark"))) {
        return true;
      }
    }
    return false;
  }

  /** The protocols of each packet of a capture. */
  public static List<List<Seen>> read(Path capture) throws Exception {
    List<List<Seen>> packets = new ArrayList<>();
    for (Element packet : children(document(capture))) {
      packets.add(children(packet).stream().map(Tshark::seen).toList());
    }
    return packets;
  }

  private static Element document(Path capture) throws Exception {
    Process process =
        new ProcessBuilder("tshark", "-n", "-T", "pdml", "-r", capture.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Element root =
        factory.newDocumentBuilder().parse(process.getInputStream()).getDocumentElement();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("tshark cannot read " + capture);
    }
    return root;
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node it = parent.getFirstChild(); it != null; it = it.getNextSibling()) {
      if (it instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  private static Seen seen(Element element) {
    String unmasked = element.getAttribute("unmaskedvalue");
    return new Seen(
        element.getAttribute("name"),
        number(element.getAttribute("pos")),
        number(element.getAttribute("size")),
        element.getAttribute("show"),
        unmasked.isEmpty() ? element.getAttribute("value") : unmasked,
        children(element).stream().map(Tshark::seen).toList());
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
