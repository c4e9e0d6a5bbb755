package org.maarg.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.maarg.protocol.Input;
import org.maarg.protocol.Timer;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.Timestamp;

/** What is read is what was kept, for every kind of input. */
class LogEntryTest {
  private static final Ipv6Address PEER = Ipv6Address.parse("2001:db8::2");
  private static final MnId MN = MnId.nai("mn@example.org");
  private static final Timestamp AT = new Timestamp(0x0123_4567_89ab_cdefL);

  private static LogEntry again(LogEntry entry) {
    return LogEntry.read(entry.octets());
  }

  @Test
  void inputsAreReadAsTheyWere() {
    List<Input> inputs =
        List.of(
            new Input.Started(AT),
            new Input.Attached(MN, Octets.ofHex("0200000000ff"), 255, AT),
            new Input.Attached(MN, Octets.EMPTY, 0, AT),
            new Input.Attached(MN, Octets.ofHex("02"), 3, HandoffIndicator.OTHER_INTERFACE, AT),
            new Input.Detached(MN, Octets.ofHex("02"), AT),
            new Input.Detached(MN, AT));
    for (Input input : inputs) {
      assertThat(again(LogEntry.of(input)).input()).isEqualTo(input);
    }
  }

  @Test
  void aTimerIsReadWithWhichOfItsStartsItWas() {
    Timer timer = new Timer(Timer.Kind.RATE_SLOT, MN, PEER, 62);
    LogEntry entry = again(LogEntry.fired(new Input.TimerFired(timer, AT), 1L << 40));
    assertThat(entry.input()).isEqualTo(new Input.TimerFired(timer, AT));
    assertThat(entry.arming()).isEqualTo(1L << 40);
  }

  @Test
  void aMessageIsReadFromTheOctetsThatBroughtIt() {
    BindingUpdate update = new BindingUpdate(7, BindingUpdate.PROXY, 15, MobilityOptions.of(MN));
    byte[] octets = MobilityHeader.encodeWithoutChecksum(update);
    for (boolean secured : new boolean[] {true, false}) {
      Input.Received input = new Input.Received(PEER, secured, update, AT, octets.length);
      assertThat(again(LogEntry.received(input, octets)).input()).isEqualTo(input);
    }
  }

  @Test
  void ofAMessageThatWaitedItIsKeptWhenItCame() {
    BindingUpdate update = new BindingUpdate(7, BindingUpdate.PROXY, 15, MobilityOptions.of(MN));
    byte[] octets = MobilityHeader.encodeWithoutChecksum(update);
    Timestamp came = new Timestamp(AT.value() - 77);
    Input.Received late = new Input.Received(PEER, true, update, AT, octets.length, came);
    Input.Received read = (Input.Received) again(LogEntry.received(late, octets)).input();
    assertThat(read).isEqualTo(late);
    assertThat(read.came()).isEqualTo(came);
    assertThat(read).isNotEqualTo(new Input.Received(PEER, true, update, AT, octets.length));
  }

  @Test
  void ofAHeaderThatCannotBeReadTheTypeIsKept() {
    byte[] octets = {59, 0, 77, 0, 0, 0, 1, 2, 3};
    Input.Received input =
        new Input.Received(PEER, true, LogEntry.unread(octets), AT, octets.length);
    Input read = again(LogEntry.received(input, octets)).input();
    assertThat(read).isEqualTo(input);
    assertThat(((Input.Received) read).message())
        .isInstanceOfSatisfying(
            UnknownMessage.class, message -> assertThat(message.type()).isEqualTo(77));
  }

  @Test
  void whatIsNoEntryIsRefused() {
    for (byte[] octets : new byte[][] {{}, new byte[8], new byte[16], new byte[64]}) {
      assertThatThrownBy(() -> LogEntry.read(octets)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] cut = LogEntry.of(new Input.Detached(MN, AT)).octets();
    assertThatThrownBy(() -> LogEntry.read(java.util.Arrays.copyOf(cut, cut.length - 8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
