package org.maarg.security.script;

import org.maarg.security.model.Expression;

/** What mobile nodes do. */
final class MnEvents {
  private MnEvents() {}

  static ScriptEvent attach(EventSection section) {
    Expression mn = section.number("mn");
    Expression maar = section.number("maar");
    return (stage, scope) -> stage.attach(scope.count(mn), scope.count(maar));
  }

  static ScriptEvent move(EventSection section) {
    Expression mn = section.number("mn");
    Expression maar = section.number("maar");
    return (stage, scope) -> {
      stage.detach(scope.count(mn));
      stage.attach(scope.count(mn), scope.count(maar));
    };
  }

  static ScriptEvent detach(EventSection section) {
    Expression mn = section.number("mn");
    return (stage, scope) -> stage.detach(scope.count(mn));
  }
}
