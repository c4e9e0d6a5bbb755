package org.maarg.vectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What tshark made of Mobility Headers, read from its PDML. */
final class Pdml {
  private static final int PADDING = 2;

  /**
   * A packet.
   *
   * @param fields of the fixed part: what tshark shows, by the name of the field
   * @param options other than padding, in order
   */
  record Packet(Map<String, String> fields, List<Option> options) {}

  /**
   * A mobility option.
   *
   * @param octets all of it in hexadecimal, as tshark tells the options apart
   * @param fields what tshark shows of its data, by the name of the field
   */
  record Option(String octets, Map<String, String> fields) {}

  private Pdml() {}

  static List<Packet> parse(String pdml) throws IOException {
    List<Packet> packets = new ArrayList<>();
    NodeList protocols = document(pdml).getElementsByTagName("proto");
    for (int i = 0; i < protocols.getLength(); i++) {
      if (protocols.item(i) instanceof Element it && it.getAttribute("name").equals("mipv6")) {
        packets.add(packet(it));
      }
    }
    return packets;
  }

  private static Document document(String pdml) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(pdml.getBytes(StandardCharsets.UTF_8)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private static Packet packet(Element protocol) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<Option> options = new ArrayList<>();
    for (Element child : fieldsIn(protocol)) {
      if (child.getAttribute("show").equals("Mobility Options")) {
        fieldsIn(child).forEach(it -> addOption(it, options));
      } else {
        collect(child, fields);
      }
    }
    return new Packet(fields, options);
  }

  private static void addOption(Element option, List<Option> options) {
    String octets = option.getAttribute("value");
    if (octets.length() >= 2 && Integer.parseInt(octets.substring(0, 2), 16) >= PADDING) {
      Map<String, String> fields = new LinkedHashMap<>();
      collect(option, fields);
      options.add(new Option(octets, fields));
    }
  }

  private static void collect(Element field, Map<String, String> into) {
    String name = field.getAttribute("name");
    if (!name.isEmpty()) {
      into.putIfAbsent(name, field.getAttribute("show"));
    }
    fieldsIn(field).forEach(it -> collect(it, into));
  }

  private static List<Element> fieldsIn(Element parent) {
    List<Element> fields = new ArrayList<>();
    for (Node it = parent.getFirstChild(); it != null; it = it.getNextSibling()) {
      if (it instanceof Element element && element.getTagName().equals("field")) {
        fields.add(element);
      }
    }
    return fields;
  }
}
