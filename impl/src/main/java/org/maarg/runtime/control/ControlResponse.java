package org.maarg.runtime.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Answer of the control API.
 *
 * @param status of HTTP
 */
record ControlResponse(int status, String contentType, String body) {
  private static final String JSON = "application/json";

  static ControlResponse json(int status, ObjectNode body) {
    return new ControlResponse(status, JSON, body + "\n");
  }

  /** A refusal; the reason is for whoever sent the request, and never the text of a defect. */
  static ControlResponse error(int status, String reason) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", reason));
  }
}
