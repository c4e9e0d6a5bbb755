package org.maarg.protocol.cmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.maarg.protocol.Bench;
import org.maarg.protocol.Dlif;
import org.maarg.protocol.Messages;
import org.maarg.protocol.Pbu;
import org.maarg.protocol.PrefixSet;
import org.maarg.protocol.Registration;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;
import org.maarg.protocol.TestDomain;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.Timestamp;

/** What is kept of an update is enough to have it again, and to answer it. */
class AcceptedUpdateTest {
  private static final PrefixSet ASSIGNED = PrefixSet.of(Bench.prefix(2, 0));
  private static final LinkLocalAddress LINK_LOCAL =
      new LinkLocalAddress(Ipv6Address.parse("fe80::7"));

  private static Pbu pbu() {
    return Pbu.of(TestDomain.MN, Bench.prefix(2, 0)).sequence(9).at(CmdParts.NOW);
  }

  /** They differ in what an answer or a copy takes from them. */
  static Stream<Named<Pbu>> updates() {
    return Stream.of(
        Named.of("plain", pbu()),
        Named.of("without an identifier", pbu().without(MnLinkLayerIdentifier.class)),
        Named.of("without a Timestamp", pbu().without(Timestamp.class)),
        Named.of("with a link-local address", pbu().with(LINK_LOCAL)),
        Named.of("that asks for one", pbu().with(new LinkLocalAddress(Ipv6Address.UNSPECIFIED))),
        Named.of("with its router", pbu().dlif(Dlif.of(2, 1))),
        Named.of(
            "that asks again and again",
            pbu()
                .with(new HomeNetworkPrefix(Bench.prefix(2, 0)))
                .with(new HomeNetworkPrefix(Messages.ALL_ZERO))),
        Named.of("without the D flag", pbu().without(BindingUpdate.DISTRIBUTED)),
        Named.of("for half as long", pbu().lifetime(37)));
  }

  private static Registration made(BindingUpdate update) {
    return Registration.of(update, ASSIGNED, 30);
  }

  private static AcceptedUpdate kept(BindingUpdate update) {
    return AcceptedUpdate.of(CmdParts.request(update), made(update));
  }

  private static void assertSame(BindingUpdate again, BindingUpdate update) {
    assertThat(again.sequence()).isEqualTo(update.sequence());
    assertThat(again.flags()).isEqualTo(update.flags());
    assertThat(again.lifetime()).isEqualTo(update.lifetime());
    assertThat(again.options().asList())
        .containsExactlyInAnyOrderElementsOf(update.options().asList());
  }

  // Verifies: 8885-3.2-3
  @ParameterizedTest
  @MethodSource("updates")
  void theUpdateIsThereAgain(Pbu pbu) {
    BindingUpdate update = pbu.build();
    assertSame(kept(update).whole(made(update)), update);
  }

  // Verifies: 8885-3.2-3
  @ParameterizedTest
  @MethodSource("updates")
  void soItIsWhereItWasReadBack(Pbu pbu) {
    BindingUpdate update = pbu.build();
    StateWriter words = new StateWriter();
    kept(update).writeState(words);
    AcceptedUpdate read = AcceptedUpdate.readState(made(update), new StateReader(words.toArray()));
    assertSame(read.whole(made(update)), update);
  }

  // Verifies: 5213-5.3.6-3, 5213-5.3.6-4, 8885-4.2-1
  @ParameterizedTest
  @MethodSource("updates")
  void itsAcceptanceIsThatOfTheMessage(Pbu pbu) {
    BindingUpdate update = pbu.build();
    List<MobilityOption> options = kept(update).accepting(made(update), Optional.of(LINK_LOCAL));
    assertThat(options).isEqualTo(Messages.accepting(update, ASSIGNED, Optional.of(LINK_LOCAL)));
    BindingAcknowledgement answer = kept(update).accepted(made(update), 20, options);
    assertThat(answer).isEqualTo(Messages.accepted(update, 20, options));
    assertThat(kept(update).isDistributed()).isEqualTo(update.has(BindingUpdate.DISTRIBUTED));
  }

  /** Names that come again are there once. */
  @Test
  void whatHasStayedTheSameIsNotKeptAgain() {
    Registration made = made(pbu().build());
    MnLinkLayerIdentifier same =
        new MnLinkLayerIdentifier(Octets.ofHex(made.linkLayer().toString()));
    Pbu renewal = pbu().without(MnLinkLayerIdentifier.class).with(same).lifetime(37);
    Registration next = made.followedBy(renewal.build(), made.prefixes(), 37);
    assertThat(next.mn()).isSameAs(made.mn());
    assertThat(next.linkLayer()).isSameAs(made.linkLayer());
    assertThat(next.prefixes()).isSameAs(made.prefixes());
    assertThat(next.lifetime()).isEqualTo(37);
  }

  // Verifies: 5213-5.5-18
  @Test
  void whatHasWaitedIsNotNewerThanWhatWasAcceptedMeanwhile() {
    CmdBinding binding = CmdParts.session(TestDomain.MN, 0, 0);
    Timestamp earlier = Timestamp.ofEpochMilli(CmdParts.NOW.toEpochMilli() - 1);
    binding.accept(CmdParts.request(pbu().at(earlier).build()));
    assertThat(binding.newest()).contains(CmdParts.NOW);
    binding.accept(CmdParts.request(pbu().without(Timestamp.class).build()));
    assertThat(binding.newest()).contains(CmdParts.NOW);
    binding.accept(CmdParts.request(pbu().at(CmdParts.NOW.next()).build()));
    assertThat(binding.newest()).contains(CmdParts.NOW.next());
  }
}
