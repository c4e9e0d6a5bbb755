package org.maarg.cli.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Mode;
import org.maarg.protocol.Output;
import org.maarg.protocol.Profile;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.NodeEnvironment;
import org.maarg.runtime.RecordingObserver;
import org.maarg.runtime.config.IpsecSettings;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.PeerSettings;
import org.maarg.runtime.config.Protection;
import org.maarg.runtime.config.RoleSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.runtime.transport.NettyIo;
import org.maarg.runtime.transport.RawTransport;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.MobilityOptions;

/** Signalling through IPsec, and what becomes of signalling that did not come through it. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("namespaces: ipsec")
class IpsecTest {
  private static final String NAME = "ipsec";
  private static final Ipv6Address MAAR = Bench.maarAddress(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RecordingObserver seen = new RecordingObserver();
  private EventLoopGroup loops;
  @RegisterExtension final BenchOfTest made = new BenchOfTest(NAME);

  private Bench bench;

  @BeforeEach
  void make() {
    bench = made.make(1);
    loops = NettyIo.EPOLL.newGroup(1, "maarg-ipsec-test");
  }

  @AfterEach
  void remove() {
    var unused = loops.shutdownGracefully();
  }

  /**
   * An update of nobody, in the clear from the address of the CMD: somebody on the way writes it.
   */
  private void forge() {
    BindingUpdate update = new BindingUpdate(7, BindingUpdate.PROXY, 15, MobilityOptions.NONE);
    RawTransport forger =
        RawTransport.bind(
            loops.next(),
            Bench.CMD,
            Optional.of(bench.file("cmd")),
            Optional.of("up0"),
            Set.of(),
            nobody -> false);
    forger.send(MAAR, MobilityHeader.encode(update, Bench.CMD, MAAR));
    forger.flush();
    forger.close().join();
  }

  private String maar(String... command) {
    return Shell.run(Shell.inside(bench.file("maar1"), command), "");
  }

  // Verifies: 5213-4-1, 5213-4-2, 5213-4-3, 8885-6-2
  @Test
  void aRegistrationGoesThroughIpsecAndWhatIsInTheClearIsDroppedAndCounted() throws Exception {
    Benches.need(List.of("swanctl", "unshare"));
    Benches.needFile(BenchIpsec.CHARON, "strongswan-charon");
    CoreCounters core = new CoreCounters(bench);
    try (BenchIpsec ipsec = new BenchIpsec(bench, Benches.own(NAME));
        BenchNodes nodes =
            new BenchNodes(bench, Mode.RELAY, 1, Optional.of(ipsec), List.of(seen))) {
      bench.attach(1);
      Eventually.until(
          PATIENCE,
          "registered\n" + ipsec.log("maar1"),
          () -> nodes.node(1).routers().stream().anyMatch(it -> it.preferred()));
      assertThat(seen.secured).isNotEmpty().doesNotContain(false);
      assertThat(core.mobilityHeaders()).isZero();
      assertThat(core.esp()).isPositive();
      assertThat(nodes.node(1).clearText()).isZero();

      int before = seen.received.size();
      forge();
      Eventually.until("counted", () -> nodes.node(1).clearText() == 1);
      assertThat(core.mobilityHeaders()).isEqualTo(1);

      // Without the filter the socket still hears nothing, and the filter comes back.
      maar("nft", "flush", "ruleset");
      forge();
      Eventually.until(
          "filtered again", () -> maar("nft", "list", "ruleset").contains("clear_text"));
      forge();
      Eventually.until("counted again", () -> nodes.node(1).clearText() == 2);
      assertThat(seen.received.size()).isEqualTo(before);
      assertPeersComeAndGo(nodes.node(0));
    }
    assertThat(maar("nft", "list", "ruleset")).doesNotContain("maarg_ipsec");
  }

  /** Filter and verification follow a configuration that is read again. */
  private void assertPeersComeAndGo(LiveNode cmd) {
    NodeSettings now = cmd.settings();
    assertThat(cmd.verifiedPeers()).isEqualTo(1);

    assertThat(cmd.reload(now.withIpsec(now.ipsec().orElseThrow(), List.of()))).isEmpty();
    assertThat(cmd.verifiedPeers()).isZero();
    assertThat(filterOfTheCmd()).doesNotContain(MAAR.toString());

    assertThat(cmd.reload(now)).isEmpty();
    assertThat(cmd.verifiedPeers()).isEqualTo(1);
    assertThat(filterOfTheCmd()).contains(MAAR.toString());
  }

  private String filterOfTheCmd() {
    return Shell.run(Shell.inside(bench.file("cmd"), "nft", "list", "ruleset"), "");
  }

  @Test
  void strongSwanTakesTheConnectionsForTheKernelToo() throws Exception {
    Benches.need(List.of("swanctl", "unshare"));
    Benches.needFile(BenchIpsec.CHARON, "strongswan-charon");
    try (BenchIpsec ipsec = new BenchIpsec(bench, Benches.own(NAME))) {
      NodeSettings userSpace = ipsec.protect(withKernelPolicies(), "maar1");
      IpsecSettings whole = userSpace.ipsec().orElseThrow();
      IpsecSettings kernel =
          new IpsecSettings(
              IpsecSettings.Esp.KERNEL, whole.device(), whole.vici(), whole.credentials());
      ipsec.start(userSpace.withIpsec(kernel, userSpace.peers()), "maar1");
      String said = Shell.run("swanctl", "--list-conns", "--uri", kernel.vici().orElseThrow());
      assertThat(said)
          .contains("TRANSPORT")
          .contains(MAAR + "/128[mobility-header]")
          .contains(Bench.CMD + "/128[mobility-header]");
    }
  }

  private NodeSettings withKernelPolicies() {
    PeerSettings cmd =
        new PeerSettings(Bench.CMD, Optional.empty(), Optional.empty(), Protection.VERIFIED);
    NodeSettings plain =
        new NodeSettings(
            MAAR,
            new RoleSettings.Maar(Bench.CMD, Bench.maarPool(1), 64, 1, List.of()),
            Mode.RELAY,
            Profile.DEPLOYABLE,
            60,
            new TransportSettings.Raw(Optional.of(bench.file("maar1"))),
            List.of(cmd),
            Optional.empty(),
            "WARN");
    return plain.withIpsec(
        new IpsecSettings(
            IpsecSettings.Esp.KERNEL,
            IpsecSettings.DEFAULT_DEVICE,
            Optional.empty(),
            new IpsecSettings.Credentials.Keys(Map.of())),
        List.of(cmd));
  }

  private void policy(String verb, Ipv6Address from, Ipv6Address to, String direction) {
    String selector = "src " + from + "/128 dst " + to + "/128 proto 135 dir " + direction;
    String template = verb.equals("add") ? " tmpl proto esp mode transport level required" : "";
    bench.ip("maar1", "xfrm policy " + verb + " " + selector + template);
  }

  // Verifies: 5213-4-1, 5213-4-3, 8885-6-5
  @Test
  void withKernelPoliciesAPeerIsBelievedWhileThePolicyIsThere() {
    policy("add", Bench.CMD, MAAR, "in");
    policy("add", MAAR, Bench.CMD, "out");
    NodeEnvironment environment = NodeEnvironment.of(loops, List.of(seen));
    try (LiveNode node = LiveNode.bind(withKernelPolicies(), environment)) {
      node.start();
      assertThat(node.verifiedPeers()).isEqualTo(1);
      forge();
      Eventually.until("counted", () -> node.clearText() == 1);
      // The kernel itself drops it too: without the filter nothing arrives.
      maar("nft", "flush", "ruleset");
      forge();
      assertThat(seen.received).isEmpty();

      policy("delete", Bench.CMD, MAAR, "in");
      Eventually.until(PATIENCE, "not verified any more", () -> node.verifiedPeers() == 0);
      maar("nft", "flush", "ruleset");
      Eventually.until(
          PATIENCE,
          "refused for want of protection",
          () -> {
            maar("nft", "flush", "ruleset");
            forge();
            return seen.outputs.stream().anyMatch(IpsecTest::isUnprotected);
          });
    }
  }

  private static boolean isUnprotected(Output output) {
    return output instanceof Output.Dropped dropped
        && dropped.reason() == DropReason.NO_SECURITY_ASSOCIATION;
  }
}
