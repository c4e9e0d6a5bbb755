package org.maarg.checks.explore;

import java.util.List;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Witness;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.wire.message.MobilityMessage;

/** Several who look on while a world takes a step. */
final class Watchers implements Monitor {
  private final List<Monitor> all;

  Watchers(Monitor... all) {
    this.all = List.of(all);
  }

  @Override
  public void input(int node, Input input) {
    all.forEach(it -> it.input(node, input));
  }

  @Override
  public void output(int node, Output output) {
    all.forEach(it -> it.output(node, output));
  }

  @Override
  public void reacted(int node, Input input, List<Output> outputs) {
    all.forEach(it -> it.reacted(node, input, outputs));
  }

  @Override
  public void note(String what) {
    all.forEach(it -> it.note(what));
  }

  @Override
  public void shown(Witness witness) {
    all.forEach(it -> it.shown(witness));
  }

  @Override
  public void lost(int from, int to, MobilityMessage message) {
    all.forEach(it -> it.lost(from, to, message));
  }

  @Override
  public void copied(int from, int to, MobilityMessage message) {
    all.forEach(it -> it.copied(from, to, message));
  }

  @Override
  public void passed(long millis) {
    all.forEach(it -> it.passed(millis));
  }
}
