package org.maarg.fuzz.nodes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.maarg.checks.world.Monitor;
import org.maarg.checks.world.Violation;
import org.maarg.protocol.Input;
import org.maarg.protocol.Knob;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Node;
import org.maarg.protocol.Profile;
import org.maarg.protocol.UnreadableStateException;
import org.maarg.protocol.cmd.CmdConfig;
import org.maarg.protocol.maar.MaarConfig;
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

  private static final Profile PROFILE =
      Profile.HARDENED.with().set(Knob.HEARTBEAT_INTERVAL, 1_000).build();

  private static final int LIFETIME = 75;
  private static final int SELF = 1;
  private static final int HEAD_WORDS = 8;
  private static final int STRIDE = 5;
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
    } catch (UnreadableStateException refused) {
      // As it should be of words that are no such state.
      assert refused.reason() != null;
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
    return seeds;
  }

  /** A state with one word that is another, or with an end that is missing. */
  private static void damage(byte[] whole, List<byte[]> seeds) {
    int words = whole.length / Long.BYTES;
    for (int word = 0; word < words; word += word < HEAD_WORDS ? 1 : STRIDE) {
      byte[] damaged = whole.clone();
      ByteBuffer.wrap(damaged).putLong(1 + word * Long.BYTES, -1);
      seeds.add(damaged);
      seeds.add(Arrays.copyOf(whole, 1 + word * Long.BYTES));
    }
  }

  private static Bench bench(byte whose, int number) {
    return new Bench(making(whose), number, new SendLimits(PROFILE), Monitor.NONE);
  }

  private static BindingUpdate registration(int maar, Bench cmd) {
    List<MobilityOption> options = new ArrayList<>();
    options.add(MnId.nai("mn1"));
    options.add(new HomeNetworkPrefix(Cast.prefix(maar, 0, 64)));
    options.add(new HandoffIndicator(HandoffIndicator.UNKNOWN));
    options.add(new AccessTechnologyType(AccessTechnologyType.WLAN));
    options.add(cmd.time());
    Consent.addRouter(options);
    return new BindingUpdate(maar, Cast.UPDATE_FLAGS, LIFETIME, MobilityOptions.copyOf(options));
  }

  private static byte[] seed(byte whose, Bench bench) {
    long[] words = NodeMaking.keep(bench.node());
    ByteBuffer octets = ByteBuffer.allocate(1 + words.length * Long.BYTES);
    octets.put(whose).asLongBuffer().put(words);
    return octets.array();
  }
}
