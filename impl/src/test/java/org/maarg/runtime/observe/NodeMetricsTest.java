package org.maarg.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.DropReason;
import org.maarg.protocol.Event;
import org.maarg.protocol.Input;
import org.maarg.protocol.Output;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.Timestamp;

/** What metrics, which travel furthest, tell of a mobile node: nothing (RFC 8885 6). */
class NodeMetricsTest {
  private static final MnId MN = MnId.nai("visitor@example.net");
  private static final Ipv6Address NODE = Ipv6Address.parse("2001:db8:aa::1");
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8:bb::2");
  private static final Ipv6Prefix PREFIX = Ipv6Prefix.parse("2001:db8:cc::/64");
  private static final List<String> SECRETS = List.of("visitor", "example", "2001", "db8");

  // Verifies: 8885-6-8
  @Test
  void labelsHoldNothingOfAMessage() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    NodeMetrics metrics = new NodeMetrics(registry);
    BindingAcknowledgement message = message();
    byte[] octets = MobilityHeader.encode(message, NODE, PEER);
    Instant at = Instant.EPOCH;
    Input input = new Input.Received(PEER, true, message, new Timestamp(1));

    metrics.sent(at, NODE, PEER, message, octets);
    metrics.received(at, PEER, NODE, true, message, octets);
    metrics.input(at, NODE, input);
    metrics.output(at, NODE, new Output.Happened(Event.HANDOVER, MN, PEER));
    metrics.output(at, NODE, new Output.Dropped(DropReason.UNKNOWN_PEER, PEER));
    metrics.output(at, NODE, new Output.Withdraw(MN, PEER, PREFIX, false));
    metrics.handled(NODE, input, 1);
    metrics.failed(at, NODE, input, new IllegalStateException(MN.toString()));

    String scraped = registry.scrape();
    assertThat(scraped).contains("binding_acknowledgement", "HANDOVER", "UNKNOWN_PEER", "received");
    assertThat(scraped).doesNotContain(SECRETS.toArray(String[]::new));
  }

  private static BindingAcknowledgement message() {
    return new BindingAcknowledgement(
        0,
        BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED,
        1,
        75,
        MobilityOptions.of(MN, new HomeNetworkPrefix(PREFIX), new PreviousMaar(PEER, PREFIX)));
  }
}
