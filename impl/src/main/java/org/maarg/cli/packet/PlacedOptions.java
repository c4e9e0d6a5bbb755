package org.maarg.cli.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityHeader;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;
import org.maarg.wire.option.UnknownOption;

/**
 * Keeps unknown options where they stand. The codec knows the alignment of the options that it
 * knows; for the others, JSON tells it: {@code at}, the place of the type octet modulo 8.
 */
final class PlacedOptions {
  private static final String AT = "at";
  private static final int UNIT = 8;
  private static final int PAD_N = 1;
  private static final int FRAME_OCTETS = 2;

  /** Of the stand-in for padding, until it is made PadN. */
  private static final int STAND_IN = 255;

  private PlacedOptions() {}

  /** Says in the JSON of a message where its unknown options stand in the octets it came from. */
  static void tell(MobilityMessage message, Octets octets, ObjectNode json) {
    List<Integer> offsets = offsets(octets.toByteArray(), message.fixedLength());
    List<MobilityOption> options = message.options().asList();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i) instanceof UnknownOption
          && json.get("options") instanceof ArrayNode array
          && array.get(i) instanceof ObjectNode option) {
        option.put(AT, offsets.get(i) % UNIT);
      }
    }
  }

  /** The places in the JSON of a message, one per option; it has been read as a message before. */
  static List<Optional<Integer>> read(JsonNode message) {
    List<Optional<Integer>> places = new ArrayList<>();
    for (JsonNode option : message.path("options")) {
      places.add(Optional.ofNullable(option.get(AT)).map(JsonNode::intValue));
    }
    return places;
  }

  /**
   * A message whose checksum is 0, with each option at its place.
   *
   * @throws IllegalArgumentException if it is too long
   */
  static byte[] encode(MobilityMessage message, List<Optional<Integer>> places) {
    List<MobilityOption> options = new ArrayList<>();
    List<Integer> standIns = new ArrayList<>();
    List<MobilityOption> given = message.options().asList();
    for (int i = 0; i < given.size(); i++) {
      int padding = i < places.size() ? padding(message, options, given.get(i), places.get(i)) : 0;
      if (padding > 0) {
        standIns.add(options.size());
        options.add(new UnknownOption(STAND_IN, Octets.of(new byte[padding - FRAME_OCTETS])));
      }
      options.add(given.get(i));
    }
    byte[] octets = MobilityHeader.encodeWithoutChecksum(with(message, options));
    List<Integer> offsets = offsets(octets, message.fixedLength());
    standIns.forEach(index -> octets[offsets.get(index)] = PAD_N);
    return octets;
  }

  /** Octets of PadN before an option; one alone makes no PadN, and nine are as good. */
  private static int padding(
      MobilityMessage message,
      List<MobilityOption> before,
      MobilityOption option,
      Optional<Integer> place) {
    if (place.isEmpty()) {
      return 0;
    }
    List<MobilityOption> options = new ArrayList<>(before);
    options.add(option);
    byte[] octets = MobilityHeader.encodeWithoutChecksum(with(message, options));
    int offset = offsets(octets, message.fixedLength()).get(before.size());
    int padding = Math.floorMod(place.get() - offset, UNIT);
    return padding == 1 ? padding + UNIT : padding;
  }

  private static MobilityMessage with(MobilityMessage message, List<MobilityOption> list) {
    MobilityOptions options = MobilityOptions.copyOf(list);
    if (message instanceof BindingUpdate it) {
      return new BindingUpdate(it.sequence(), it.flags(), it.lifetime(), options);
    } else if (message instanceof BindingAcknowledgement it) {
      return new BindingAcknowledgement(
          it.status(), it.flags(), it.sequence(), it.lifetime(), options);
    } else if (message instanceof BindingError it) {
      return new BindingError(it.status(), it.homeAddress(), options);
    }
    return message;
  }

  /** Where options begin that are not padding, in octets that the codec has taken or made. */
  private static List<Integer> offsets(byte[] octets, int start) {
    List<Integer> offsets = new ArrayList<>();
    int at = start;
    while (at < octets.length) {
      int type = octets[at] & 0xff;
      if (type > PAD_N) {
        offsets.add(at);
      }
      at += type == 0 ? 1 : FRAME_OCTETS + (octets[at + 1] & 0xff);
    }
    return offsets;
  }
}
