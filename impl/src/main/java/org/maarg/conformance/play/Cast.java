package org.maarg.conformance.play;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.option.MnId;

/** What the cases of a run share: sockets, and names and prefixes that are given out once. */
public final class Cast {
  private static final int PREFIX_LENGTH = 64;

  private final TesterSettings settings;
  private final Stage stage;
  private final Attachment attachment;

  // Different in each run: the target may still hold bindings of the one before.
  private final int run = ThreadLocalRandom.current().nextInt(0x1_0000);
  private final AtomicInteger names = new AtomicInteger();
  private final AtomicInteger prefixes = new AtomicInteger(run);

  public Cast(TesterSettings settings, Stage stage, Attachment attachment) {
    this.settings = settings;
    this.stage = stage;
    this.attachment = attachment;
  }

  TesterSettings settings() {
    return settings;
  }

  Stage stage() {
    return stage;
  }

  Attachment attachment() {
    return attachment;
  }

  /**
   * A mobile node that no case has used.
   *
   * @throws Skipped if all that the target knows have been used
   */
  MnId newMn() {
    Subscribers subscribers = settings.subscribers();
    int number = names.incrementAndGet();
    if (subscribers.provisioned().isEmpty()) {
      return MnId.nai("conf-" + Integer.toHexString(run) + "-" + number + subscribers.realm());
    }
    // The first is kept for what is no case.
    if (number >= subscribers.provisioned().size()) {
      throw new Skipped("all mobile nodes that the target knows have been used");
    }
    return subscribers.provisioned().get(number).mn();
  }

  /** A mobile node for what no case judges; where the target knows few, always the same one. */
  public MnId spareMn() {
    List<Subscribers.Subscriber> provisioned = settings.subscribers().provisioned();
    return provisioned.isEmpty() ? newMn() : provisioned.get(0).mn();
  }

  /** The prefix that a mobile node has in a pool, or a fresh one. */
  Ipv6Prefix prefixOf(MnId mn, Ipv6Prefix pool) {
    return settings.subscribers().prefixIn(pool, mn).orElseGet(() -> newPrefix(pool));
  }

  /** A /64 of a pool; prefixes repeat only when the pool has given out all it has. */
  Ipv6Prefix newPrefix(Ipv6Prefix pool) {
    int bits = Math.min(PREFIX_LENGTH - pool.length(), Integer.SIZE - 2);
    if (bits < 0) {
      throw new IllegalStateException("the pool " + pool + " has no room for a /64");
    }
    long index = prefixes.incrementAndGet() & ((1L << bits) - 1);
    return Ipv6Prefix.of(Ipv6Address.of(pool.address().high() | index, 0), PREFIX_LENGTH);
  }
}
