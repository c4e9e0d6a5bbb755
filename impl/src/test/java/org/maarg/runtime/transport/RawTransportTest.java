package org.maarg.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.Tunnel;
import org.maarg.protocol.cmd.CmdBindingView;
import org.maarg.runtime.Eventually;
import org.maarg.runtime.Inbox;
import org.maarg.runtime.LiveNode;
import org.maarg.runtime.NodeEnvironment;
import org.maarg.runtime.Nodes;
import org.maarg.runtime.RecordingObserver;
import org.maarg.runtime.config.NodeSettings;
import org.maarg.runtime.config.TransportSettings;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;

/** Raw sockets between network namespaces that the test makes itself. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RawTransportTest {
  private static final Ipv6Address ONE = Ipv6Address.parse("2001:db8:a::1");
  private static final Ipv6Address TWO = Ipv6Address.parse("2001:db8:a::2");
  private static final MobilityMessage UPDATE =
      new BindingUpdate(7, BindingUpdate.PROXY, 15, MobilityOptions.of(MnId.nai("mn")));

  private static final class Inbox implements Transport.Receiver {
    private final List<Ipv6Address> senders = new CopyOnWriteArrayList<>();
    private final List<Boolean> secured = new CopyOnWriteArrayList<>();
    private final List<byte[]> octets = new CopyOnWriteArrayList<>();
    private final List<Loss> losses = new CopyOnWriteArrayList<>();

    @Override
    public void received(Ipv6Address from, boolean isSecured, byte[] arrived) {
      senders.add(from);
      secured.add(isSecured);
      octets.add(arrived);
    }

    @Override
    public void lost(Loss loss) {
      losses.add(loss);
    }
  }

  private RawBench bench;

  @BeforeEach
  void make() throws Exception {
    bench = new RawBench(2);
  }

  @AfterEach
  void remove() throws Exception {
    if (bench != null) {
      bench.close();
    }
  }

  private RawTransport open(Ipv6Address address, Set<Ipv6Address> secured) throws Exception {
    Path namespace = bench.namespaces.add(address);
    return RawTransport.bind(bench.loops.next(), address, Optional.of(namespace), secured);
  }

  // Verifies: 6275-6.1.1-1, 6275-6.1.1-5
  // Verifies: 6275-6.1.7-7, 6275-11.7.1-3
  @Test
  void carriesMobilityHeadersWhoseChecksumTheKernelMakes() throws Exception {
    RawTransport one = open(ONE, Set.of());
    RawTransport two = open(TWO, Set.of(ONE));
    Inbox inbox = new Inbox();
    two.start(inbox);
    byte[] octets = MobilityHeader.encode(UPDATE, ONE, TWO);
    byte[] unsealed = octets.clone();
    unsealed[4] = 0;
    unsealed[5] = 0;
    bench.send(one, TWO, octets);
    bench.send(one, TWO, unsealed);

    Eventually.until("arrived", () -> inbox.octets.size() == 2);
    assertThat(inbox.octets).containsExactly(octets, octets);
    assertThat(inbox.senders).containsExactly(ONE, ONE);
    assertThat(inbox.secured).containsExactly(true, true);
    int sum = Checksum.of(ONE, TWO, MobilityHeader.NEXT_HEADER, octets, 0, octets.length);
    assertThat(sum).isZero();
    one.close().join();
    two.close().join();
  }

  @Test
  void theLongestHeaderArrivesWholeAndALongerPacketIsNotTakenForOne() throws Exception {
    RawTransport one = open(ONE, Set.of());
    RawTransport two = open(TWO, Set.of());
    Inbox inbox = new Inbox();
    two.start(inbox);
    byte[] longest = new byte[2048];
    longest[0] = 59;
    longest[1] = (byte) 255;
    longest[2] = 99;
    bench.send(one, TWO, longest);
    bench.send(one, TWO, new byte[2056]);

    Eventually.until("arrived", () -> inbox.octets.size() == 2);
    assertThat(inbox.octets.get(0)).hasSize(2048);
    assertThat(inbox.octets.get(1)).hasSize(2049);
    assertThat(inbox.secured).containsExactly(false, false);
  }

  // Verifies: 6275-6.1.1-3
  @ParameterizedTest
  @ValueSource(ints = {2047, 2048, 2049})
  void aroundTheLimitEachOctetArrives(int length) throws Exception {
    RawTransport one = open(ONE, Set.of());
    RawTransport two = open(TWO, Set.of());
    Inbox inbox = new Inbox();
    two.start(inbox);
    byte[] octets = new byte[length];
    octets[length - 1] = 77;
    bench.send(one, TWO, octets);

    Eventually.until("arrived", () -> inbox.octets.size() == 1);
    assertThat(inbox.octets.get(0)).hasSize(length);
    assertThat(inbox.octets.get(0)[length - 1]).isEqualTo((byte) 77);
    assertThat(inbox.losses).isEmpty();
  }

  @Test
  void aBatchArrivesInOrder() throws Exception {
    RawTransport one = open(ONE, Set.of());
    RawTransport two = open(TWO, Set.of());
    Inbox inbox = new Inbox();
    two.start(inbox);
    bench
        .loops
        .submit(
            () -> {
              for (int i = 0; i < 200; i++) {
                one.send(TWO, new byte[] {59, 0, 99, 0, 0, 0, (byte) i, 0});
              }
              one.flush();
            })
        .get(10, TimeUnit.SECONDS);

    Eventually.until("arrived", () -> inbox.octets.size() == 200);
    for (int i = 0; i < 200; i++) {
      assertThat(inbox.octets.get(i)[6]).isEqualTo((byte) i);
    }
  }

  @Test
  void anAddressOfNobodyHereIsAnError() throws Exception {
    Path namespace = bench.namespaces.add(ONE);

    assertThatThrownBy(
            () -> RawTransport.bind(bench.loops.next(), TWO, Optional.of(namespace), Set.of()))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("cannot bind a raw socket to 2001:db8:a::2");
  }

  @Test
  void aNamespaceThatIsNotThereIsAnError() {
    Path absent = Path.of("/run/netns/maarg-absent");

    assertThatThrownBy(
            () -> RawTransport.bind(bench.loops.next(), ONE, Optional.of(absent), Set.of()))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("/run/netns/maarg-absent");
  }

  @Test
  void aFileThatIsNoNamespaceIsAnError(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("no-namespace"));

    assertThatThrownBy(
            () -> RawTransport.bind(bench.loops.next(), ONE, Optional.of(file), Set.of()))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("cannot enter the network namespace " + file);
  }

  /** The samples, each node in a namespace of its own, nothing between them but IPv6. */
  @Test
  void attachAndMoveOverProtocol135() throws Exception {
    RecordingObserver observer = new RecordingObserver();
    List<LiveNode> nodes = new ArrayList<>();
    for (String name : List.of("cmd.yaml", "maar1.yaml", "maar2.yaml")) {
      NodeSettings settings = Nodes.sample(name);
      Path namespace = bench.namespaces.add(settings.address());
      TransportSettings raw = new TransportSettings.Raw(Optional.of(namespace));
      nodes.add(
          LiveNode.bind(
              settings.at(raw, settings.peers(), Optional.empty()),
              NodeEnvironment.of(bench.loops, List.of(observer))));
    }
    nodes.forEach(LiveNode::start);
    LiveNode cmd = nodes.get(0);
    MnId mn = MnId.nai("mn1@example.net");
    Octets linkLayer = Octets.ofHex("02aa00000001");
    nodes.get(1).attach(mn, linkLayer, AccessTechnologyType.WLAN);
    Eventually.until("registered", () -> cmd.cmdBindings().size() == 1);
    nodes.get(1).detach(mn);
    nodes.get(2).attach(mn, linkLayer, AccessTechnologyType.WLAN);
    Eventually.until("moved", () -> nodes.get(2).tunnels().size() == 1);

    CmdBindingView binding = cmd.cmdBindings().get(0);
    assertThat(binding.proxyCareOfAddress()).isEqualTo(nodes.get(2).address());
    assertThat(nodes.get(1).tunnels()).hasSize(1);
    assertThat(nodes.get(1).tunnels().get(0).end()).isEqualTo(Tunnel.End.ANCHOR);
    assertThat(nodes.get(1).tunnels().get(0).peer()).isEqualTo(nodes.get(2).address());
    assertThat(observer.losses).isEmpty();
    assertThat(observer.refusals).isEmpty();
    assertThat(observer.failures).isEmpty();
    nodes.forEach(LiveNode::close);
  }

  /** The C library's syscall function changes the calling thread alone, unlike setresuid(). */
  interface Calls extends Library {
    int syscall(int number, int first, int second, int third) throws LastErrorException;
  }

  @Test
  void withoutThePrivilegeTheErrorSaysWhatIsNeeded() {
    assumeThat(System.getProperty("os.arch")).as("numbers of system calls").isEqualTo("amd64");
    int setresuid = 117;
    int nobody = 65534;
    CompletableFuture<Throwable> error = new CompletableFuture<>();
    Thread unprivileged =
        new Thread(
            () -> {
              try {
                Native.load("c", Calls.class).syscall(setresuid, -1, nobody, -1);
                RawTransport.bind(bench.loops.next(), ONE, Optional.empty(), Set.of());
                error.complete(new AssertionError("opened"));
              } catch (RuntimeException e) {
                error.complete(e);
              }
            });
    unprivileged.start();

    assertThat(error.orTimeout(10, TimeUnit.SECONDS).join())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("needs CAP_NET_RAW");
  }
}
