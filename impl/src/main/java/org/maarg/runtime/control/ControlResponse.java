package org.maarg.runtime.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Answer of the control API.
 *
 * @param status of HTTP
 * @param allow the methods that the path takes, where another one was used; else empty
 */
record ControlResponse(int status, String contentType, String body, String allow) {
  private static final String JSON = "application/json";

  static ControlResponse json(int status, ObjectNode body) {
    return new ControlResponse(status, JSON, body + "\n", "");
  }

  /** A refusal; the reason is for whoever sent the request, and never the text of a defect. */
  static ControlResponse error(int status, String reason) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", reason));
  }

  /** Text of another kind. */
  static ControlResponse text(String contentType, String body) {
    return new ControlResponse(200, contentType, body, "");
  }

  /** The path takes other methods. */
  static ControlResponse notAllowed(String allow) {
    String body =
        JsonNodeFactory.instance.objectNode().put("error", "the path takes " + allow) + "\n";
    return new ControlResponse(405, JSON, body, allow);
  }
}
