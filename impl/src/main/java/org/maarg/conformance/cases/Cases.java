package org.maarg.conformance.cases;

import java.util.ArrayList;
import java.util.List;
import org.maarg.conformance.play.TargetRole;

/** All cases. */
public final class Cases {
  private Cases() {}

  /** The cases for a role, in the order in which they are listed and reported. */
  public static List<Case> of(TargetRole role) {
    List<Case> cases = new ArrayList<>();
    if (role == TargetRole.CMD) {
      cases.addAll(CmdRegistrationCases.all());
      cases.addAll(CmdHandoverCases.all());
      cases.addAll(CmdModeCases.all());
      cases.addAll(CmdEndCases.all());
      cases.addAll(CmdTimingCases.all());
      cases.addAll(CmdRefusalCases.all());
      cases.addAll(CmdFillerCases.all());
      cases.addAll(CmdFormatCases.all());
    } else {
      cases.addAll(MaarRegistrationCases.all());
      cases.addAll(MaarTimingCases.all());
      cases.addAll(MaarAnchorCases.all());
      cases.addAll(MaarFormatCases.all());
      cases.addAll(MaarEndCases.all());
    }
    cases.addAll(PrefixSetCases.of(role));
    cases.addAll(InterfaceCases.of(role));
    cases.addAll(UdpCases.of(role));
    cases.addAll(HeartbeatCases.of(role));
    return List.copyOf(cases);
  }

  /**
   * The cases that at least one selector names, all if there is no selector.
   *
   * @throws UnknownSelectorException if a selector names none
   */
  public static List<Case> select(TargetRole role, List<String> selectors) {
    List<Case> all = of(role);
    for (String selector : selectors) {
      if (all.stream().noneMatch(it -> it.isSelectedBy(selector))) {
        throw new UnknownSelectorException(selector, role, all.stream().map(Case::id).toList());
      }
    }
    return selectors.isEmpty()
        ? all
        : all.stream().filter(it -> selectors.stream().anyMatch(it::isSelectedBy)).toList();
  }
}
