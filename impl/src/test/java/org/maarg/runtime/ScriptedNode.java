package org.maarg.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.maarg.protocol.Input;
import org.maarg.protocol.Node;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;

/** A node that does what a test says, and remembers its inputs. */
public final class ScriptedNode implements Node {
  private final Ipv6Address address;
  private final BiConsumer<Input, Consumer<Output>> script;
  private final List<Input> inputs = new CopyOnWriteArrayList<>();
  private final AtomicInteger starts = new AtomicInteger();

  public ScriptedNode(Ipv6Address address, BiConsumer<Input, Consumer<Output>> script) {
    this.address = address;
    this.script = script;
  }

  @Override
  public Ipv6Address address() {
    return address;
  }

  @Override
  public void handle(Input input, Consumer<Output> out) {
    if (input instanceof Input.Started) {
      starts.incrementAndGet();
    } else {
      inputs.add(input);
      script.accept(input, out);
    }
  }

  /** How often it was told that it starts. */
  public int starts() {
    return starts.get();
  }

  /** All others. */
  public List<Input> inputs() {
    return inputs;
  }

  public <T extends Input> List<T> inputs(Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (Input input : inputs) {
      if (kind.isInstance(input)) {
        found.add(kind.cast(input));
      }
    }
    return found;
  }
}
