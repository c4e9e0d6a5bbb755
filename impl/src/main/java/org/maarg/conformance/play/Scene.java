package org.maarg.conformance.play;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.maarg.runtime.NodeRunner;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.Timestamp;

/** What a case acts in: fresh mobile nodes, the played nodes, and what arrives for them. */
public final class Scene implements AutoCloseable {
  private static final long MILLIS_IN_TICKS = 65_536;

  /** A case may take so long altogether: more than any case does that waits for what comes. */
  private static final long LEAST_DEADLINE_MILLIS = 60_000;

  private static final long DEADLINE_PATIENCES = 30;

  private final Cast cast;
  private final Mailbox mailbox;
  private final List<MnId> mobileNodes = new ArrayList<>();
  private final MnId mn;
  private final long deadline;
  private Timestamp lastStamp = new Timestamp(0);
  private int sequence = ThreadLocalRandom.current().nextInt(0x1000, 0xe000);

  /**
   * A scene.
   *
   * @param label what it is for; told where the target falls silent
   * @throws Skipped if no mobile node is left for it
   */
  public Scene(Cast cast, String label) {
    this(cast, label, cast.newMn());
  }

  /** A scene about this mobile node. */
  public Scene(Cast cast, String label, MnId mn) {
    this.cast = cast;
    this.mailbox = new Mailbox(label);
    this.mn = adopt(mn);
    this.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMillis());
  }

  private long deadlineMillis() {
    return Math.max(LEAST_DEADLINE_MILLIS, DEADLINE_PATIENCES * patience());
  }

  /**
   * So long or until the deadline of the case.
   *
   * @throws NotShown if that has passed
   */
  private long within(long millis) {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new NotShown("the case was not done within " + deadlineMillis() / 1_000 + " s");
    }
    return Math.min(millis, left);
  }

  public TesterSettings settings() {
    return cast.settings();
  }

  /** The mobile node of the case. */
  public MnId mn() {
    return mn;
  }

  /** One more mobile node that nobody has seen before. */
  public MnId newMn() {
    return adopt(cast.newMn());
  }

  /** Takes over what arrives about a mobile node. */
  public MnId adopt(MnId other) {
    mobileNodes.add(other);
    cast.stage().register(other, mailbox);
    return other;
  }

  /** MAAR 1, 2, ... of those that the tester plays. */
  public Played maar(int number) {
    return cast.settings().playedMaars().get(number - 1);
  }

  /** The CMD that the tester plays. */
  public Played cmd() {
    return cast.settings().played().get(0);
  }

  /** A prefix of a played MAAR's pool that nobody uses. */
  public Ipv6Prefix newPrefix(Played maar) {
    return cast.newPrefix(maar.poolOfMaar());
  }

  /** The prefix that a mobile node has been provisioned with at a played MAAR, or a fresh one. */
  public Ipv6Prefix prefixOf(MnId about, Played maar) {
    return cast.prefixOf(about, maar.poolOfMaar());
  }

  /** One more prefix of a played MAAR for a mobile node that has one. */
  public Ipv6Prefix furtherPrefix(Played maar) {
    if (!settings().subscribers().provisioned().isEmpty()) {
      throw new Skipped("not where the target has been told which prefixes there are");
    }
    return newPrefix(maar);
  }

  public int nextSequence() {
    sequence = (sequence + 1) & 0xffff;
    return sequence;
  }

  /** The time of day, and later than any time that was asked for before. */
  public Timestamp now() {
    long ticks = NodeRunner.timestamp(InstantSource.system().instant()).value();
    lastStamp = new Timestamp(Math.max(ticks, lastStamp.value() + 1));
    return lastStamp;
  }

  /** The time of day, and later than another time. */
  public Timestamp nowAfter(Timestamp other) {
    Timestamp now = now();
    lastStamp = now.compareTo(other) > 0 ? now : new Timestamp(other.value() + 1);
    return lastStamp;
  }

  /** A time so many milliseconds before or after another. */
  public static Timestamp shifted(Timestamp time, long millis) {
    return new Timestamp(time.value() + millis * MILLIS_IN_TICKS / 1000);
  }

  public void send(Played from, MobilityMessage message) {
    sendOctets(from, MobilityHeader.encode(message, from.address(), settings().targetAddress()));
  }

  public void sendOctets(Played from, byte[] octets) {
    cast.stage().send(from, octets);
  }

  public RawMessage raw(Played from, MobilityMessage message) {
    return RawMessage.of(message, from.address(), settings().targetAddress());
  }

  /** What RFC 5844 says of the checksum is for UDP; over raw sockets it is the kernel's. */
  public void requireUdp() {
    if (settings().targetEndpoint().isEmpty()) {
      throw new Skipped("not over raw sockets: the kernel fills in the checksum");
    }
  }

  public Attachment attachment() {
    return cast.attachment();
  }

  public long patience() {
    return settings().timeoutMillis();
  }

  /** The next Binding Update about a mobile node at a played node, within a time. */
  public Optional<Arrival> nextUpdate(Played at, MnId about, long millis)
      throws InterruptedException {
    return mailbox.take(it -> isUpdate(it, at) && isAbout(it, about), within(millis));
  }

  /** The next Binding Acknowledgement about a mobile node at a played node, within a time. */
  public Optional<Arrival> nextAck(Played at, MnId about, long millis) throws InterruptedException {
    return mailbox.take(it -> isAck(it, at) && isAbout(it, about), within(millis));
  }

  /** The next message that fits, within a time. */
  public Optional<Arrival> next(Predicate<Arrival> fits, long millis) throws InterruptedException {
    return mailbox.take(fits, within(millis));
  }

  /** The Binding Update about the case's mobile node that has to arrive. */
  public BindingUpdate awaitUpdate(Played at) throws InterruptedException {
    return awaitUpdate(at, mn);
  }

  public BindingUpdate awaitUpdate(Played at, MnId about) throws InterruptedException {
    return update(
        nextUpdate(at, about, patience())
            .orElseThrow(() -> silence("a Binding Update to " + at + " about " + about)));
  }

  /** The Binding Acknowledgement about the case's mobile node that has to arrive. */
  public BindingAcknowledgement awaitAck(Played at) throws InterruptedException {
    return awaitAck(at, mn);
  }

  public BindingAcknowledgement awaitAck(Played at, MnId about) throws InterruptedException {
    return ack(
        nextAck(at, about, patience())
            .orElseThrow(() -> silence("a Binding Acknowledgement to " + at + " about " + about)));
  }

  public Unmet silence(String expected) {
    String what = mailbox.unreadable().isEmpty() ? "nothing came" : "nothing readable came";
    String heard = cast.stage().hasBeenHeard() ? "" : "; it has never sent anything";
    return new Unmet(expected, what + " within " + patience() + " ms" + heard);
  }

  /** What came for this scene, or for nobody else, and could not be read. */
  public List<String> unreadable() {
    return mailbox.unreadable();
  }

  /** All Binding Updates about a mobile node that a played node gets from now on. */
  public List<Arrival> updatesWithin(Played at, MnId about, long millis)
      throws InterruptedException {
    Thread.sleep(within(millis));
    return mailbox.takeAll(it -> isUpdate(it, at) && isAbout(it, about));
  }

  /** All that has come and fits. */
  public List<Arrival> arrived(Predicate<Arrival> fits) {
    return mailbox.takeAll(fits);
  }

  public static boolean isUpdate(Arrival arrival, Played at) {
    return arrival.at().equals(at) && arrival.message() instanceof BindingUpdate;
  }

  public static boolean isAck(Arrival arrival, Played at) {
    return arrival.at().equals(at) && arrival.message() instanceof BindingAcknowledgement;
  }

  public static boolean isAbout(Arrival arrival, MnId about) {
    return arrival.message().options().first(MnId.class).equals(Optional.of(about));
  }

  public static BindingUpdate update(Arrival arrival) {
    return (BindingUpdate) arrival.message();
  }

  public static BindingAcknowledgement ack(Arrival arrival) {
    return (BindingAcknowledgement) arrival.message();
  }

  /** Address of the target. */
  public Ipv6Address target() {
    return settings().targetAddress();
  }

  @Override
  public void close() {
    mobileNodes.forEach(it -> cast.stage().forget(it, mailbox));
  }
}
