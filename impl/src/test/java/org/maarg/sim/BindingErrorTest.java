package org.maarg.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Profile;
import org.maarg.wire.BindingError;
import org.maarg.wire.Checksum;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.MobilityHeader;
import org.maarg.wire.Octets;

/** A header of unknown type is answered to peers alone, as a node outside of the simulator does. */
class BindingErrorTest {
  private static final Ipv6Address STRANGER = Ipv6Address.parse("3fff::1");
  private static final byte NOBODYS_TYPE = 99;
  private static final int HEADER_OCTETS = 8;
  private static final int ERROR_OCTETS = 24;

  private final Counters counters = new Counters();
  private final List<Datagram> sent = new ArrayList<>();

  private Domain domain(String profile) {
    Domain domain = new DomainBuilder(2).profile(Profile.named(profile)).build();
    domain.simulation().observe(counters);
    domain.simulation().observe(this::keepErrors);
    return domain;
  }

  private void keepErrors(TraceEvent event) {
    if (event instanceof TraceEvent.Sent one && one.datagram().octets().at(2) != NOBODYS_TYPE) {
      sent.add(one.datagram());
    }
  }

  /** The least header there is; its length field counts so many octets more than there are. */
  private static Octets unknown(Ipv6Address from, Ipv6Address to, int beyond) {
    byte[] octets = {59, (byte) (beyond / 8), NOBODYS_TYPE, 0, 0, 0, 0, 0};
    int sum = Checksum.of(from, to, MobilityHeader.NEXT_HEADER, octets, 0, octets.length);
    octets[4] = (byte) (sum >>> 8);
    octets[5] = (byte) sum;
    return Octets.of(octets);
  }

  private void inject(Domain domain, Ipv6Address from, Ipv6Address to, int beyond) {
    Octets octets = unknown(from, to, beyond);
    long id = domain.simulation().nextDatagramId();
    domain.simulation().inject(new Datagram(id, from, to, true, octets), 0);
    domain.simulation().runFor(1);
  }

  // Verifies: 6275-9.2-2
  @ParameterizedTest
  @ValueSource(strings = {"REVIEWED_DRAFT", "RFC8885", "HARDENED"})
  void strangersGetNoBindingError(String profile) {
    Domain domain = domain(profile);
    int headers = 0;
    for (Ipv6Address to : List.of(domain.plan().cmd(), domain.plan().maar(1))) {
      for (int beyond : new int[] {0, HEADER_OCTETS}) {
        inject(domain, STRANGER, to, beyond);
        headers++;
      }
    }
    assertThat(sent).isEmpty();
    assertThat(counters.dropped(DropReason.UNKNOWN_PEER)).isEqualTo(headers);
  }

  // Verifies: 6275-9.3.3-1
  @ParameterizedTest
  @ValueSource(strings = {"REVIEWED_DRAFT", "RFC8885", "HARDENED"})
  void whatIsNoUnicastAddressGetsNoBindingError(String profile) {
    Domain domain = domain(profile);
    for (String source : List.of("ff02::1", "ff0e::8885", "::")) {
      for (int beyond : new int[] {0, HEADER_OCTETS}) {
        inject(domain, Ipv6Address.parse(source), domain.plan().cmd(), beyond);
        inject(domain, Ipv6Address.parse(source), domain.plan().maar(1), beyond);
      }
    }
    assertThat(sent).isEmpty();
    assertThat(counters.dropped(DropReason.UNKNOWN_PEER)).isEqualTo(12);
  }

  // Verifies: 6275-9.2-2, 6275-9.3.3-2
  @ParameterizedTest
  @ValueSource(ints = {0, HEADER_OCTETS})
  void peersGetABindingErrorThatIsLongerThanTheLeastHeader(int beyond) {
    Domain domain = domain("HARDENED");
    inject(domain, domain.plan().maar(2), domain.plan().cmd(), beyond);
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).destination()).isEqualTo(domain.plan().maar(2));
    assertThat(sent.get(0).octets().length()).isEqualTo(ERROR_OCTETS);
    assertThat(sent.get(0).octets().at(2)).isEqualTo(BindingError.TYPE);
  }
}
