package org.maarg.fuzz.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maarg.fuzz.nodes.Equality;
import org.maarg.fuzz.nodes.Schedule;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Ipv6Prefix;
import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.SequenceNumber;
import org.maarg.wire.message.Status;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.AlternateCareOfAddress;
import org.maarg.wire.option.AnchoredPrefix;
import org.maarg.wire.option.DlifLinkLayerAddress;
import org.maarg.wire.option.DlifLinkLocalAddress;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.LinkLocalAddress;
import org.maarg.wire.option.LocalPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MnLinkLayerIdentifier;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.PreviousMaar;
import org.maarg.wire.option.ServingMaar;
import org.maarg.wire.option.Timestamp;
import org.maarg.wire.option.UnknownOption;

/**
 * Values as a program makes them, in and out of range: a constructor takes them or refuses them
 * with {@link IllegalArgumentException}; what it takes can be compared, encoded if it fits, and
 * decoded again.
 */
public final class ValuePlay {
  private static final Ipv6Prefix LINK_LOCAL = Ipv6Prefix.parse("fe80::/10");
  private static final Ipv6Prefix MULTICAST = Ipv6Prefix.parse("ff00::/8");
  private static final int OPTION_KINDS = 15;

  private final Schedule schedule;
  private final Equality equality = new Equality();
  private final List<MobilityOption> options = new ArrayList<>();

  private ValuePlay(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Makes values as long as there are octets. */
  public static void play(byte[] octets) {
    ValuePlay play = new ValuePlay(new Schedule(octets));
    while (!play.schedule.isOver()) {
      play.step();
    }
  }

  private void step() {
    switch (schedule.below(9)) {
      case 0, 1, 2, 3 -> option();
      case 4, 5 -> message();
      case 6 -> addresses();
      case 7 -> refusal();
      default -> names();
    }
  }

  /** Every status has a name, and no two the same. */
  private void names() {
    int status = schedule.next();
    int other = schedule.next();
    check(Status.nameOf(status));
    if (status != other && Status.nameOf(status).equals(Status.nameOf(other))) {
      throw new AssertionError(status + " and " + other + " have one name");
    }
  }

  private void option() {
    MobilityOption option = tried(this::anyOption);
    if (option != null) {
      equality.check(option);
      check(option.toString());
      // So many of the long ones that a message can have no room for them.
      options.addAll(Collections.nCopies(schedule.oneOf(1, 1, 12), option));
    }
  }

  private static void check(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new AssertionError("not fit to be shown: " + text);
    }
  }

  private static <T> @Nullable T tried(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  private MobilityOption anyOption() {
    return switch (schedule.below(OPTION_KINDS)) {
      case 0 -> new MnId(number(), octets());
      case 1 -> new HomeNetworkPrefix(prefix());
      case 2 -> new HandoffIndicator(number());
      case 3 -> new AccessTechnologyType(number());
      case 4 -> new MnLinkLayerIdentifier(octets());
      case 5 -> new LinkLocalAddress(address());
      case 6 -> new Timestamp(schedule.next());
      case 7 -> new AnchoredPrefix(prefix());
      case 8 -> new LocalPrefix(prefix());
      case 9 -> new PreviousMaar(address(), prefix());
      case 10 -> new ServingMaar(address());
      case 11 -> new DlifLinkLocalAddress(address());
      case 12 -> new DlifLinkLayerAddress(octets());
      case 13 -> new AlternateCareOfAddress(address());
      default -> new UnknownOption(number(), octets());
    };
  }

  /** Small numbers, the ends of octets and of 16 bits, and what lies just outside. */
  private int number() {
    return schedule.below(4) == 0
        ? schedule.oneOf(-1, 255, 256, 0xffff, 0x10000, 71)
        : schedule.next();
  }

  private Octets octets() {
    int length =
        schedule.below(4) == 0
            ? schedule.oneOf(0, 1, 252, 253, 254, 255, 256, 2042, 2050, 10)
            : schedule.below(8);
    byte[] octets = new byte[length];
    if (length > 0) {
      octets[length - 1] = (byte) schedule.below(3);
    }
    return Octets.of(octets);
  }

  private Ipv6Address address() {
    return schedule.oneOf(
        Ipv6Address.of(0xfe80L << 48, 1),
        Ipv6Address.of(0x20010db8L << 32, schedule.below(2)),
        Ipv6Address.of(0xff02L << 48, 1),
        Ipv6Address.of(0, schedule.next()),
        Ipv6Address.of(schedule.u64(), 0));
  }

  private Ipv6Prefix prefix() {
    return Ipv6Prefix.of(address(), schedule.oneOf(48, 64, 128, 0, 129, -1, 65));
  }

  private void message() {
    MobilityOptions some = MobilityOptions.copyOf(options);
    if (schedule.below(4) == 0) {
      options.clear();
    }
    MobilityMessage message = tried(() -> anyMessage(some));
    if (message != null) {
      equality.check(message);
      equality.check(message.options());
      encode(message);
    }
  }

  private MobilityMessage anyMessage(MobilityOptions some) {
    return switch (schedule.below(4)) {
      case 0 -> new BindingUpdate(number(), flags(), number(), some);
      case 1 -> new BindingAcknowledgement(number(), flags() & 0xff, number(), number(), some);
      case 2 -> new BindingError(number(), address(), some);
      default -> new UnknownMessage(number(), octets());
    };
  }

  private int flags() {
    return schedule.oneOf(BindingUpdate.DISTRIBUTED | BindingAcknowledgement.DISTRIBUTED, 0, -1);
  }

  private static void encode(MobilityMessage message) {
    Ipv6Address any = Ipv6Address.UNSPECIFIED;
    boolean fits = MobilityHeader.encodedLength(message) <= MobilityHeader.MAX_OCTETS;
    byte[] encoded = tried(() -> MobilityHeader.encode(message, any, any));
    if (fits != (encoded != null)) {
      throw new AssertionError("fits: " + fits + ", but not so: " + message);
    }
    try {
      if (encoded != null
          && !MobilityHeader.decode(encoded, 0, encoded.length, any, any).equals(message)) {
        throw new AssertionError("does not come back: " + message);
      }
    } catch (MalformedMessageException refused) {
      throw new AssertionError("own encoding refused: " + message, refused);
    }
  }

  private void addresses() {
    Ipv6Address address = address();
    equality.check(address);
    equality.check(octets());
    if (address.isLinkLocal() != LINK_LOCAL.contains(address)
        || address.isMulticast() != MULTICAST.contains(address)
        || address.isUnicast() == (address.isMulticast() || isUnspecified(address))) {
      throw new AssertionError("one is not right: " + address);
    }
    Ipv6Prefix a = tried(this::prefix);
    Ipv6Prefix b = tried(this::prefix);
    if (a != null && b != null) {
      comparePrefixes(a, b);
    }
    int first = number();
    int second = number();
    if (SequenceNumber.isNewer(first, second) && SequenceNumber.isNewer(second, first)) {
      throw new AssertionError(first + " and " + second + " are newer than each other");
    }
  }

  private static boolean isUnspecified(Ipv6Address address) {
    return address.high() == 0 && address.low() == 0;
  }

  private void comparePrefixes(Ipv6Prefix a, Ipv6Prefix b) {
    equality.check(a);
    equality.check(b);
    boolean overlap = a.contains(b) || b.contains(a);
    if (a.overlaps(b) != overlap
        || b.overlaps(a) != overlap
        || (a.compareTo(b) == 0) != a.equals(b)
        || Integer.signum(a.compareTo(b)) != -Integer.signum(b.compareTo(a))) {
      throw new AssertionError(a + " and " + b);
    }
  }

  /** The octets of a range that need not be one, and what the decoder says of them. */
  private void refusal() {
    byte[] octets = new byte[8 + schedule.below(24)];
    for (int i = 0; i < 6; i++) {
      octets[i] = schedule.<Integer>oneOf(0, 59, 5, 1, 2, 255).byteValue();
    }
    int offset = schedule.below(12) - 2;
    int length = schedule.below(40) - 2;
    boolean inside = offset >= 0 && length >= 0 && offset + length <= octets.length;
    try {
      Octets.copyOf(octets, offset, length);
      if (!inside) {
        throw new AssertionError("copied " + length + " octets from " + offset);
      }
      MobilityHeader.decodeVerified(octets, offset, length);
    } catch (IndexOutOfBoundsException outside) {
      if (inside) {
        throw new AssertionError("did not copy " + length + " octets from " + offset, outside);
      }
    } catch (MalformedMessageException refused) {
      equality.check(refused.refusal());
    }
  }
}
