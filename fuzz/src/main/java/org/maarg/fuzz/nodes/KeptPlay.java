package org.maarg.fuzz.nodes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Profile;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.protocol.cmd.Cmd;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.maar.Maar;
import org.maarg.protocol.maar.MaarBindingView;
import org.maarg.protocol.maar.MaarConfig;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/**
 * Words that may be the state that a node kept, or were it once: they are refused with a reason, or
 * make a node that keeps the same from then on. The first octet says whose they are.
 */
public final class KeptPlay {
  /** What was read is kept alike. */
  static final String KEPT_ALIKE = "kept-alike";

  /**
   * What was read is what messages could have made: sets without doubles, 16-bit lifetimes, and no
   * prefix of which two sessions have a part (RFC 5213 5.2).
   */
  static final String READ_SOUND = "read-sound";

  private static final Profile PROFILE =
      Profile.HARDENED
          .with()
          .set(Knob.HEARTBEAT_INTERVAL, 1_000)
          .set(Knob.PREFIXES_PER_MN, 2)
          .build();

  private static final int LIFETIME = 75;
  private static final int SELF = 1;
  private static final int HEAD_WORDS = 8;
  private static final int STRIDE = 5;
  private static final int MOST_LIFETIME = 0xffff;

  /** In place of a word: more than any count, length or field of a message can be. */
  private static final long TOO_LARGE = Integer.MAX_VALUE;

  private static final long DOCUMENTATION = 0x2001_0db8L;
  private static final int PREFIX_WORDS = 3;

  private static final byte CMDS = 0;
  private static final byte MAARS = 1;

  private KeptPlay() {}

  private static NodeMaking making(int whose) {
    return whose % 2 == CMDS
        ? NodeMaking.of(
            new CmdConfig(
                Cast.CMD, Mode.RELAY, Profile.HARDENED, LIFETIME, Cast.peers(), Cast.AUTHORIZATION),
            Cast.peers())
        : NodeMaking.of(
            new MaarConfig(
                Cast.maar(SELF),
                SELF,
                Cast.CMD,
                Mode.LOCATOR,
                PROFILE,
                Cast.pool(SELF),
                64,
                LIFETIME,
                Cast.peers()),
            Cast.peers());
  }

  /** Reads them. */
  public static void play(byte[] octets) {
    if (octets.length == 0) {
      return;
    }
    NodeMaking making = making(octets[0] & 0xff);
    long[] words = new long[(octets.length - 1) / Long.BYTES];
    ByteBuffer.wrap(octets, 1, words.length * Long.BYTES).asLongBuffer().get(words);
    try {
      Node node = making.read(words);
      if (!Arrays.equals(NodeMaking.keep(making.readBack(node)), NodeMaking.keep(node))) {
        throw new Violation(KEPT_ALIKE, "read twice, and not the same");
      }
      checkSound(node);
    } catch (UnreadableStateException refused) {
      // As it should be of words that are no such state.
      assert refused.reason() != null;
    }
  }

  private static void checkSound(Node node) {
    List<Set<Ipv6Prefix>> sessions = new ArrayList<>();
    if (node instanceof Cmd cmd) {
      for (CmdBindingView binding : cmd.bindings()) {
        checkSound(binding.prefixes(), binding.lifetime());
        binding.previousMaars().forEach(it -> checkSound(it.prefixes(), 0));
        sessions.add(prefixes(binding));
      }
    } else if (node instanceof Maar maar) {
      for (MaarBindingView binding : maar.bindings()) {
        checkSound(binding.prefixes(), binding.lifetime());
        sessions.add(Set.copyOf(binding.prefixes().asList()));
      }
    }
    checkExclusive(sessions);
  }

  private static Set<Ipv6Prefix> prefixes(CmdBindingView binding) {
    Set<Ipv6Prefix> prefixes = new HashSet<>(binding.prefixes().asList());
    binding.previousMaars().forEach(it -> prefixes.addAll(it.prefixes().asList()));
    return prefixes;
  }

  private static void checkExclusive(List<Set<Ipv6Prefix>> sessions) {
    for (int i = 0; i < sessions.size(); i++) {
      for (Ipv6Prefix prefix : sessions.get(i)) {
        for (Set<Ipv6Prefix> other : sessions.subList(0, i)) {
          if (other.stream().anyMatch(it -> it.contains(prefix) || prefix.contains(it))) {
            throw new Violation(READ_SOUND, prefix + " is of two sessions");
          }
        }
      }
    }
  }

  private static void checkSound(PrefixSet prefixes, int lifetime) {
    if (Set.copyOf(prefixes.asList()).size() != prefixes.size()) {
      throw new Violation(READ_SOUND, "one prefix twice in " + prefixes);
    }
    if (lifetime < 0 || lifetime > MOST_LIFETIME) {
      throw new Violation(READ_SOUND, "a lifetime of " + lifetime);
    }
  }

  /** What nodes keep that have just begun, and that have mobile nodes. */
  public static List<byte[]> seeds() {
    Bench cmd = bench(CMDS, 0);
    Bench maar = bench(MAARS, SELF);
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(seed(CMDS, cmd));
    seeds.add(seed(MAARS, maar));
    for (int number = 1; number <= 3; number++) {
      cmd.receive(Cast.maar(number), true, registration(number, cmd));
      seeds.add(seed(CMDS, cmd));
      Consent.ofAll(cmd);
      maar.feed(new Input.Attached(Cast.mn(number), Cast.mac(number), 4, maar.time()));
      seeds.add(seed(MAARS, maar));
      Consent.ofAll(maar);
      seeds.add(seed(MAARS, maar));
    }
    cmd.changePeers();
    maar.changePeers();
    damage(seed(CMDS, cmd), seeds);
    damage(seed(MAARS, maar), seeds);
    seeds.addAll(shared());
    return seeds;
  }

  /**
   * A prefix that two mobile nodes have: at the CMD and at a MAAR, in the words of the second one's
   * session, or wherever that one's prefix stands.
   */
  static List<byte[]> shared() {
    Bench cmd = bench(CMDS, 0);
    Bench maar = bench(MAARS, SELF);
    for (int number = 0; number < 2; number++) {
      cmd.receive(
          Cast.maar(SELF),
          true,
          registration(Cast.mn(number), List.of(Cast.prefix(SELF, number, 64)), SELF, cmd));
      maar.feed(new Input.Attached(Cast.mn(number), Cast.mac(number), 4, maar.time()));
      Consent.ofAll(maar);
    }
    List<byte[]> shared = new ArrayList<>();
    // Each mobile node has two prefixes at the MAAR, and here one at the CMD.
    share(seed(CMDS, cmd), Cast.prefix(SELF, 1, 64), shared);
    share(seed(MAARS, maar), Cast.prefix(SELF, 2, 64), shared);
    return shared;
  }

  private static void share(byte[] whole, Ipv6Prefix second, List<byte[]> shared) {
    ByteBuffer words = ByteBuffer.wrap(whole, 1, whole.length - 1).slice();
    long first = Cast.prefix(SELF, 0, 64).address().high();
    byte[] everywhere = whole;
    for (int word = 0; word < words.remaining() / Long.BYTES; word++) {
      if (words.getLong(word * Long.BYTES) == second.address().high()) {
        if (everywhere == whole) {
          shared.add(with(whole, word, first));
        }
        everywhere = with(everywhere, word, first);
      }
    }
    shared.add(everywhere);
  }

  /** A state with one word that is another, or with an end that is missing. */
  private static void damage(byte[] whole, List<byte[]> seeds) {
    int words = whole.length / Long.BYTES;
    for (int word = 0; word < words; word += word < HEAD_WORDS ? 1 : STRIDE) {
      seeds.add(with(whole, word, -1));
      seeds.add(Arrays.copyOf(whole, 1 + word * Long.BYTES));
    }
    for (int word = HEAD_WORDS; word < words; word++) {
      seeds.add(with(whole, word, TOO_LARGE));
    }
    repeatPrefixes(whole, seeds);
  }

  /** A state in which of two prefixes that stand beside each other the second is the first. */
  private static void repeatPrefixes(byte[] whole, List<byte[]> seeds) {
    ByteBuffer words = ByteBuffer.wrap(whole, 1, whole.length - 1).slice();
    int count = words.remaining() / Long.BYTES;
    for (int word = 0; word + PREFIX_WORDS < count; word++) {
      long first = words.getLong(word * Long.BYTES);
      long second = words.getLong((word + PREFIX_WORDS) * Long.BYTES);
      if (isPrefix(first) && isPrefix(second) && first != second) {
        seeds.add(with(whole, word + PREFIX_WORDS, first));
      }
    }
  }

  /** True for the first half of an address of the documentation prefix (RFC 3849). */
  private static boolean isPrefix(long word) {
    return word >>> 32 == DOCUMENTATION;
  }

  private static byte[] with(byte[] whole, int word, long value) {
    byte[] damaged = whole.clone();
    ByteBuffer.wrap(damaged).putLong(1 + word * Long.BYTES, value);
    return damaged;
  }

  private static Bench bench(byte whose, int number) {
    return new Bench(making(whose), number, new SendLimits(PROFILE), Monitor.NONE);
  }

  private static BindingUpdate registration(int maar, Bench cmd) {
    return registration(
        MnId.nai("mn1"), List.of(Cast.prefix(maar, 0, 64), Cast.prefix(maar, 1, 64)), maar, cmd);
  }

  private static BindingUpdate registration(
      MnId mn, List<Ipv6Prefix> prefixes, int sequence, Bench cmd) {
    List<MobilityOption> options = new ArrayList<>();
    options.add(mn);
    prefixes.forEach(prefix -> options.add(new HomeNetworkPrefix(prefix)));
    options.add(new HandoffIndicator(HandoffIndicator.UNKNOWN));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    options.add(cmd.time());
    Consent.addRouter(options);
    return new BindingUpdate(
        sequence, Cast.UPDATE_FLAGS, LIFETIME, MobilityOptions.copyOf(options));
  }

  private static byte[] seed(byte whose, Bench bench) {
    long[] words = NodeMaking.keep(bench.node());
    ByteBuffer octets = ByteBuffer.allocate(1 + words.length * Long.BYTES);
    octets.put(whose).asLongBuffer().put(words);
    return octets.array();
  }
}
