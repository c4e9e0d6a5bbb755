package org.maarg.wire.option;

import org.maarg.wire.MalformedMessageException;
import org.maarg.wire.OctetReader;
import org.maarg.wire.Ranges;

// Implements: 8885-5-1, 8885-4.3-2, 8885-4.4-2, 8885-4.5-2, 8885-4.6-2, 8885-4.7-2
/**
 * The option types this codec knows: code, name, alignment, whether the D flag is needed, parser.
 * The one table to extend for a new option, besides the option's record.
 *
 * <p>Alignment is that of the type octet, counted from the start of the Mobility Header: at a
 * multiple of {@code unit} plus {@code rest} (RFC 6275 6.2.1). That of the two link-layer options
 * follows from the size of what they carry (RFC 5213 8.6, RFC 8885 4.8; decision
 * link-layer-alignment).
 */
public enum OptionType {
  /** Alternate Care-of Address (RFC 6275 6.2.5). */
  ALTERNATE_CARE_OF_ADDRESS(AlternateCareOfAddress.TYPE, "Alternate Care-of Address", 8, 6, false),

  /** Mobile Node Identifier (RFC 4283 3). */
  MN_ID(MnId.TYPE, "Mobile Node Identifier", 1, 0, false),

  /** Home Network Prefix (RFC 5213 8.3). */
  HOME_NETWORK_PREFIX(HomeNetworkPrefix.TYPE, "Home Network Prefix", 8, 4, false),

  /** Handoff Indicator (RFC 5213 8.4). */
  HANDOFF_INDICATOR(HandoffIndicator.TYPE, "Handoff Indicator", 1, 0, false),

  /** Access Technology Type (RFC 5213 8.5). */
  ACCESS_TECHNOLOGY_TYPE(AccessTechnologyType.TYPE, "Access Technology Type", 1, 0, false),

  /** Mobile Node Link-layer Identifier (RFC 5213 8.6). */
  MN_LINK_LAYER_IDENTIFIER(
      MnLinkLayerIdentifier.TYPE,
      "Mobile Node Link-layer Identifier",
      OptionType.BY_SIZE,
      0,
      false),

  /** Link-local Address (RFC 5213 8.7). */
  LINK_LOCAL_ADDRESS(LinkLocalAddress.TYPE, "Link-local Address", 8, 6, false),

  /** Timestamp (RFC 5213 8.8). */
  TIMESTAMP(Timestamp.TYPE, "Timestamp", 8, 2, false),

  /** Restart Counter (RFC 5847 3.4). */
  RESTART_COUNTER(RestartCounter.TYPE, "Restart Counter", 4, 2, false),

  /** Anchored Prefix (RFC 8885 4.3). */
  ANCHORED_PREFIX(AnchoredPrefix.TYPE, "Anchored Prefix", 8, 4, true),

  /** Local Prefix (RFC 8885 4.4). */
  LOCAL_PREFIX(LocalPrefix.TYPE, "Local Prefix", 8, 4, true),

  /** Previous MAAR (RFC 8885 4.5). */
  PREVIOUS_MAAR(PreviousMaar.TYPE, "Previous MAAR", 8, 4, true),

  /** Serving MAAR (RFC 8885 4.6). */
  SERVING_MAAR(ServingMaar.TYPE, "Serving MAAR", 8, 6, true),

  /** DLIF Link-local Address (RFC 8885 4.7). */
  DLIF_LINK_LOCAL_ADDRESS(DlifLinkLocalAddress.TYPE, "DLIF Link-local Address", 8, 6, true),

  /** DLIF Link-layer Address (RFC 8885 4.8). */
  DLIF_LINK_LAYER_ADDRESS(
      DlifLinkLayerAddress.TYPE, "DLIF Link-layer Address", OptionType.BY_SIZE, 0, true);

  /** Stands for the unit of an option whose alignment its size tells. */
  private static final int BY_SIZE = 0;

  /** Octets of a link-layer option before the address: type, length, Reserved. */
  private static final int LINK_LAYER_START = 4;

  private static final OptionType[] BY_CODE = byCode();

  private final int code;
  private final String label;
  private final int unit;
  private final int rest;
  private final boolean needsDistributed;

  OptionType(int code, String label, int unit, int rest, boolean needsDistributed) {
    this.code = code;
    this.label = label;
    this.unit = unit;
    this.rest = rest;
    this.needsDistributed = needsDistributed;
  }

  private static OptionType[] byCode() {
    OptionType[] table = new OptionType[Ranges.U8 + 1];
    for (OptionType type : values()) {
      table[type.code] = type;
    }
    return table;
  }

  /** The option type octet. */
  public int code() {
    return code;
  }

  /** The name the RFC gives the option. */
  public String label() {
    return label;
  }

  /** True if a type octet, 0..255, has a constant here. */
  public static boolean isKnown(int code) {
    return BY_CODE[code] != null;
  }

  /** The name of a type octet, 0..255, or {@code "option N"} without one. */
  public static String nameOf(int code) {
    return switch (code) {
      case OptionCodec.PAD_1 -> "Pad1";
      case OptionCodec.PAD_N -> "PadN";
      default -> isKnown(code) ? BY_CODE[code].label : "option " + code;
    };
  }

  /** True for a type octet, 0..255, allowed in messages with the D flag only (RFC 8885 4). */
  public static boolean needsDistributed(int code) {
    return isKnown(code) && BY_CODE[code].needsDistributed;
  }

  /** Octets of padding, 0..7, that put an option at its place. */
  static int paddingBefore(MobilityOption option, int position) {
    if (!isKnown(option.type())) {
      return 0;
    }
    OptionType type = BY_CODE[option.type()];
    return type.unit == BY_SIZE
        ? paddingBySize(option.length() + 2 - LINK_LAYER_START, position)
        : Math.floorMod(type.rest - position, type.unit);
  }

  // Implements: 5213-8.6-2, 8885-4.8-7, 6275-6.2.1-2
  /**
   * An address of 4 or 8 octets stands at a multiple of its size; every other one follows the
   * Reserved field, which has 16 bits, to a multiple of 2.
   */
  private static int paddingBySize(int octets, int position) {
    int unit = octets == 4 || octets == 8 ? octets : 2;
    return Math.floorMod(-LINK_LAYER_START - position, unit);
  }

  /** Reads the data of an option of this type octet, 2..255, from a window that holds just that. */
  static MobilityOption parse(int code, OctetReader in) throws MalformedMessageException {
    return isKnown(code) ? BY_CODE[code].parse(in) : UnknownOption.parse(code, in);
  }

  private MobilityOption parse(OctetReader in) throws MalformedMessageException {
    return switch (this) {
      case ALTERNATE_CARE_OF_ADDRESS -> AlternateCareOfAddress.parse(in);
      case MN_ID -> MnId.parse(in);
      case HOME_NETWORK_PREFIX -> HomeNetworkPrefix.parse(in);
      case HANDOFF_INDICATOR -> HandoffIndicator.parse(in);
      case ACCESS_TECHNOLOGY_TYPE -> AccessTechnologyType.parse(in);
      case MN_LINK_LAYER_IDENTIFIER -> MnLinkLayerIdentifier.parse(in);
      case LINK_LOCAL_ADDRESS -> LinkLocalAddress.parse(in);
      case TIMESTAMP -> Timestamp.parse(in);
      case RESTART_COUNTER -> RestartCounter.parse(in);
      case ANCHORED_PREFIX -> AnchoredPrefix.parse(in);
      case LOCAL_PREFIX -> LocalPrefix.parse(in);
      case PREVIOUS_MAAR -> PreviousMaar.parse(in);
      case SERVING_MAAR -> ServingMaar.parse(in);
      case DLIF_LINK_LOCAL_ADDRESS -> DlifLinkLocalAddress.parse(in);
      case DLIF_LINK_LAYER_ADDRESS -> DlifLinkLayerAddress.parse(in);
    };
  }
}
