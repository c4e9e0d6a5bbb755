package org.maarg.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Input;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** Histograms of answers, with a clock that the test turns. */
class LatenciesTest {
  private static final Ipv6Address MAAR = Ipv6Address.parse("2001:db8:a::1");
  private static final Ipv6Address CMD = Ipv6Address.parse("2001:db8:c::1");
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final byte[] NO_OCTETS = {};
  private static final int REFUSED = 129;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private long millis;

  private Latencies at(Optional<Ipv6Address> cmd) {
    return new Latencies(registry, cmd, () -> TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** A MAAR that asks to register the mobile node with update 1, at the beginning. */
  private Latencies registering() {
    Latencies maar = at(Optional.of(CMD));
    send(maar, CMD, update(1, 15));
    return maar;
  }

  private static BindingUpdate update(int sequence, int lifetime) {
    return new BindingUpdate(
        sequence, BindingUpdate.PROXY, lifetime, MobilityOptions.of(MN, new Timestamp(1)));
  }

  private static BindingAcknowledgement answer(int status, int sequence) {
    return new BindingAcknowledgement(
        status, BindingAcknowledgement.PROXY, sequence, 15, MobilityOptions.of(MN));
  }

  private static void hear(Latencies latencies, Ipv6Address from, MobilityMessage message) {
    latencies.received(Instant.EPOCH, from, from, true, message, NO_OCTETS);
  }

  private static void send(Latencies latencies, Ipv6Address to, MobilityMessage message) {
    latencies.sent(Instant.EPOCH, to, to, message, NO_OCTETS);
  }

  private static void comes(Latencies maar) {
    maar.input(Instant.EPOCH, MAAR, new Input.Attached(MN, Octets.EMPTY, 4, new Timestamp(1)));
  }

  private static void leaves(Latencies maar) {
    maar.input(Instant.EPOCH, MAAR, new Input.Detached(MN, new Timestamp(1)));
  }

  /** Of the registrations that the CMD has acknowledged. */
  private double meanRegistration() {
    return meanMillis("maarg.registration", "accepted");
  }

  /** Of the only one that was recorded; 0 if none was. */
  private double meanMillis(String name, String outcome) {
    Timer timer = registry.get(name).tag("outcome", outcome).timer();
    assertThat(timer.count()).isLessThanOrEqualTo(1);
    return timer.mean(TimeUnit.MILLISECONDS);
  }

  @Test
  void answerCountsFromTheUpdateThatItAnswers() {
    Latencies cmd = at(Optional.empty());
    hear(cmd, MAAR, update(1, 15));
    millis = 10;
    hear(cmd, MAAR, update(2, 15));
    millis = 30;
    send(cmd, MAAR, answer(0, 2));
    assertThat(meanMillis("maarg.update.answer", "accepted")).isEqualTo(20);
    send(cmd, MAAR, answer(REFUSED, 1));
    assertThat(meanMillis("maarg.update.answer", "refused")).isEqualTo(30);
    send(cmd, MAAR, answer(0, 2));
    assertThat(meanMillis("maarg.update.answer", "accepted")).isEqualTo(20);
    assertThat(registry.find("maarg.registration").timer()).isNull();
  }

  @Test
  void registrationCountsFromTheFirstOfItsRepetitions() {
    Latencies maar = registering();
    millis = 1_000;
    send(maar, CMD, update(2, 15));
    millis = 1_005;
    hear(maar, CMD, answer(0, 2));
    assertThat(meanRegistration()).isEqualTo(1_005);
  }

  @Test
  void whatIsNoRegistrationDoesNotCount() {
    Latencies maar = at(Optional.of(CMD));
    send(maar, CMD, update(1, 0));
    millis = 1;
    hear(maar, CMD, answer(0, 1));
    send(maar, MAAR, update(2, 15));
    millis = 2;
    hear(maar, MAAR, answer(0, 2));
    assertThat(meanRegistration()).isZero();
  }

  @Test
  void onlyTheCmdIsAskedAndOnlyTheCmdAnswers() {
    Latencies maar = at(Optional.of(CMD));
    send(maar, MAAR, update(1, 15));
    millis = 3;
    hear(maar, CMD, answer(0, 1));
    assertThat(meanRegistration()).isZero();
    send(maar, CMD, update(2, 15));
    millis = 5;
    hear(maar, MAAR, answer(0, 2));
    assertThat(meanRegistration()).isZero();
    millis = 7;
    hear(maar, CMD, answer(0, 2));
    assertThat(meanRegistration()).isEqualTo(4);
  }

  @Test
  void deregistrationEndsTheWaitingForARegistration() {
    Latencies maar = registering();
    send(maar, CMD, update(2, 0));
    millis = 1;
    hear(maar, CMD, answer(0, 2));
    assertThat(meanRegistration()).isZero();
  }

  @Test
  void whoHasLeftIsNotRegisteredAnyMore() {
    Latencies maar = registering();
    leaves(maar);
    millis = 1;
    hear(maar, CMD, answer(0, 1));
    assertThat(meanRegistration()).isZero();
  }

  @Test
  void whoComesWithoutHavingLeftIsRegisteredFromThen() {
    Latencies maar = registering();
    millis = 500;
    comes(maar);
    send(maar, CMD, update(2, 15));
    millis = 504;
    hear(maar, CMD, answer(0, 2));
    assertThat(meanRegistration()).isEqualTo(4);
  }

  @Test
  void mobileNodeThatComesAgainIsRegisteredFromThen() {
    Latencies maar = registering();
    leaves(maar);
    millis = 60_000;
    comes(maar);
    send(maar, CMD, update(2, 15));
    millis = 60_007;
    hear(maar, CMD, answer(0, 2));
    assertThat(meanRegistration()).isEqualTo(7);
  }

  @Test
  void unansweredUpdatesAreForgottenFromTheOldest() {
    Latencies cmd = at(Optional.empty());
    hear(cmd, MAAR, update(0, 15));
    for (int i = 0; i < Latencies.MOST_WAITING; i++) {
      hear(cmd, CMD, update(i, 15));
    }
    millis = 9;
    send(cmd, MAAR, answer(0, 0));
    assertThat(meanMillis("maarg.update.answer", "accepted")).isZero();
    send(cmd, CMD, answer(0, 0));
    assertThat(meanMillis("maarg.update.answer", "accepted")).isEqualTo(9);
  }

  private static BindingUpdate update(int sequence, Octets linkLayer) {
    return new BindingUpdate(
        sequence,
        BindingUpdate.PROXY,
        15,
        MobilityOptions.of(MN, new MnLinkLayerIdentifier(linkLayer)));
  }

  /** A mobile node has a session for each interface, and each of them takes its own time. */
  @Test
  void registrationIsOfAnInterface() {
    Octets first = Octets.ofHex("020000000001");
    Octets second = Octets.ofHex("020000000002");
    Latencies maar = at(Optional.of(CMD));
    send(maar, CMD, update(1, first));
    millis = 100;
    maar.input(Instant.EPOCH, MAAR, new Input.Attached(MN, second, 4, new Timestamp(1)));
    send(maar, CMD, update(2, second));
    maar.input(Instant.EPOCH, MAAR, new Input.Detached(MN, second, new Timestamp(1)));
    millis = 130;
    hear(maar, CMD, ofInterface(2, second));
    assertThat(meanMillis("maarg.registration", "accepted")).isZero();
    hear(maar, CMD, ofInterface(1, first));
    assertThat(meanMillis("maarg.registration", "accepted")).isEqualTo(130);
  }

  private static BindingAcknowledgement ofInterface(int sequence, Octets linkLayer) {
    return new BindingAcknowledgement(
        0,
        BindingAcknowledgement.PROXY,
        sequence,
        15,
        MobilityOptions.of(MN, new MnLinkLayerIdentifier(linkLayer)));
  }
}
