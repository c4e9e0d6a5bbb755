package org.maarg.performance.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.util.List;
import org.maarg.cli.Json;
import org.maarg.performance.load.CmdConfiguration;
import org.maarg.performance.load.LoadPlan;
import org.maarg.performance.load.LoadRun;
import org.maarg.performance.load.LoadedTarget;
import org.maarg.performance.load.Measured;
import org.maarg.performance.load.TargetProcess;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Profile;

/**
 * The whole CMD under renewals, turn about with an echo server: as fast as they are answered, then
 * at half that rate.
 */
record LoadPart(int mns) implements Part {
  static final int MAARS = 2;
  static final int WINDOW = 256;
  static final CmdConfiguration CMD = new CmdConfiguration(Mode.RELAY, Profile.DEPLOYABLE, false);

  @Override
  public String title() {
    return "load-" + mns;
  }

  @Override
  public String command() {
    return "maarg load --mns " + mns;
  }

  static LoadPlan plan(int mns, int previous, Scale scale) {
    int maars = Math.max(MAARS, previous + 1);
    return new LoadPlan(maars, mns, previous, 0, 0, WINDOW, scale.warmUp(), scale.round());
  }

  static LoadRun run(LoadPlan plan) {
    return new LoadRun(plan, InetAddress.getLoopbackAddress(), 0);
  }

  @Override
  public ObjectNode measure(Scale scale) {
    LoadPlan plan = plan(mns, 0, scale);
    try (LoadRun cmdRun = run(plan);
        LoadRun echoRun = run(plan);
        TargetProcess cmdProcess = cmdRun.startCmd(CMD, List.of());
        TargetProcess echoProcess = LoadRun.startEcho(List.of())) {
      LoadedTarget cmd = cmdRun.load(cmdProcess);
      LoadedTarget echo = echoRun.loadEcho(echoProcess);
      cmd.register();
      cmd.measure(plan, scale.warmUp());
      echo.measure(plan, scale.round());
      return measure(scale, plan, cmd, echo);
    }
  }

  private static ObjectNode measure(
      Scale scale, LoadPlan plan, LoadedTarget cmd, LoadedTarget echo) {
    Rounds closed = new Rounds();
    Rounds yardstick = new Rounds();
    for (int round = 0; round < scale.rounds(); round++) {
      closed.add(cmd.measure(plan, scale.round()));
      yardstick.add(echo.measure(plan, scale.round()));
    }
    int half = (int) Math.max(1, closed.of(Measured::perSecond).median() / 2);
    LoadPlan open = plan.at(half, LoadPlan.MAX_WINDOW);
    Rounds halved = new Rounds();
    for (int round = 0; round < scale.rounds(); round++) {
      halved.add(cmd.measure(open, scale.round()));
    }
    ObjectNode json = Json.object().put("mns", plan.mns());
    json.set("closed", closed.json());
    json.set("echo", yardstick.json());
    json.set("ratio", closed.ratio(yardstick, Measured::perSecond).json());
    json.put("halfRate", half);
    json.set("half", halved.json());
    return json;
  }
}
