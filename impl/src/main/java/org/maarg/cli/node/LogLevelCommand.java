package org.maarg.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets how much a running node logs. */
@Command(
    name = "log-level",
    header = "Set how much a running node logs, until it is set again or the node stops.",
    description = {""},
    footer = {
      "",
      "Example: maarg log-level --node http://127.0.0.1:8885 debug",
      "",
      "Exit status: 0 done; 1 the node does not answer; 2 arguments cannot be used."
    })
final class LogLevelCommand extends ControlCommand {
  @Parameters(paramLabel = "LEVEL", description = "error, warn, info, debug or trace.")
  private String level = "";

  @Override
  JsonNode ask(ControlClient node) throws ControlException {
    return node.setLogLevel(level);
  }

  @Override
  String text(JsonNode answer) {
    return "log level " + answer.path("level").asText() + "\n";
  }
}
