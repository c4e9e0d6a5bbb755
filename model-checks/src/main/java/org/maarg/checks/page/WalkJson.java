package org.maarg.checks.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.maarg.checks.explore.Choice;
import org.maarg.checks.explore.Letter;
import org.maarg.checks.explore.Walk;
import org.maarg.checks.report.Property;
import org.maarg.checks.world.Addresses;
import org.maarg.checks.world.World;
import org.maarg.cli.Json;

/** What is to be seen on a way, as JSON. */
final class WalkJson {
  private static final int MICROS_PER_MILLI = 1_000;

  private WalkJson() {}

  static ArrayNode rows(Walk walk) {
    ArrayNode json = Json.array();
    for (Walk.Row row : walk.rows()) {
      ObjectNode object = json.addObject().put("step", row.step());
      object.put("millis", row.row().atMicros() / MICROS_PER_MILLI);
      object.put("kind", lower(row.row().kind()));
      object.put("from", row.row().from()).put("to", row.row().to());
      object.put("text", row.row().label());
      if (row.letter() > 0) {
        object.put("message", row.letter());
      }
    }
    return json;
  }

  static ArrayNode steps(Walk walk) {
    ArrayNode json = Json.array();
    for (Choice step : walk.taken()) {
      json.add(step(step));
    }
    return json;
  }

  private static ObjectNode step(Choice step) {
    ObjectNode json = Json.object().put("number", step.number());
    json.put("kind", lower(step.kind())).put("what", step.what());
    json.put("title", step.title()).put("detail", step.detail());
    return json;
  }

  static ArrayNode choices(Walk walk) {
    ArrayNode json = Json.array();
    for (Choice choice : walk.choices()) {
      ObjectNode object = step(choice);
      if (choice.letter() > 0) {
        object.put("message", choice.letter());
      }
      object.put("alone", choice.alone());
      strings(choice.effects(), object.putArray("effects"));
      choice.breaks().ifPresent(found -> object.put("breaks", found));
      json.add(object);
    }
    return json;
  }

  static ArrayNode nodes(Walk walk, List<Sheet> now, List<Sheet> before) {
    ArrayNode json = Json.array();
    for (int node = 0; node < now.size(); node++) {
      ObjectNode object = json.addObject().put("name", Addresses.name(node));
      object.put("address", Addresses.node(node).toString());
      ArrayNode here = object.putArray("mobileNodes");
      for (int mn = 1; node > 0 && mn <= walk.world().bounds().mns(); mn++) {
        if (walk.world().place(mn) == node) {
          here.add("mn" + mn);
        }
      }
      object.set("parts", now.get(node).since(before.get(node)));
    }
    return json;
  }

  static ArrayNode away(Walk walk) {
    ArrayNode json = Json.array();
    for (int mn = 1; mn <= walk.world().bounds().mns(); mn++) {
      if (walk.world().place(mn) == World.NOWHERE) {
        json.add("mn" + mn);
      }
    }
    return json;
  }

  static ArrayNode underWay(Walk walk) {
    ArrayNode json = Json.array();
    for (Letter letter : walk.underWay()) {
      ObjectNode object = json.addObject().put("message", letter.number());
      object.put("from", letter.from()).put("to", letter.to());
      object.put("text", walk.heading(letter));
    }
    return json;
  }

  static ArrayNode properties(Walk walk) {
    ArrayNode json = Json.array();
    String broken = walk.breach().map(Walk.Breach::property).orElse("");
    for (Property property : Property.all()) {
      boolean breaks = property.name().equals(broken);
      boolean concerns = property.concerns().test(walk.world().bounds());
      if (breaks || concerns) {
        ObjectNode object = json.addObject().put("name", property.name());
        object.put("says", property.says());
        object.put("state", breaks ? "broken" : broken.isEmpty() ? "holds" : "not judged");
      }
    }
    return json;
  }

  static Optional<ObjectNode> breach(Walk walk) {
    return walk.breach()
        .map(
            it ->
                Json.object()
                    .put("step", it.step())
                    .put("property", it.property())
                    .put("message", it.message()));
  }

  static ArrayNode names(Collection<? extends Enum<?>> constants) {
    ArrayNode json = Json.array();
    constants.stream().map(WalkJson::lower).sorted().forEach(json::add);
    return json;
  }

  static void strings(Collection<String> strings, ArrayNode into) {
    strings.forEach(into::add);
  }

  private static String lower(Enum<?> constant) {
    return lower(constant.name());
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
