package org.maarg.wire.option;

import org.maarg.wire.OctetWriter;

/**
 * A mobility option (RFC 6275 6.2). Padding is no option of a message: the encoder puts it where
 * alignment asks for it, the decoder drops it.
 */
public sealed interface MobilityOption
    permits AccessTechnologyType,
        AlternateCareOfAddress,
        AnchoredPrefix,
        DlifLinkLayerAddress,
        DlifLinkLocalAddress,
        HandoffIndicator,
        HomeNetworkPrefix,
        LinkLocalAddress,
        LocalPrefix,
        MnId,
        MnLinkLayerIdentifier,
        PreviousMaar,
        RestartCounter,
        ServingMaar,
        Timestamp,
        UnknownOption {
  /** The option type octet, 2..255. */
  int type();

  /** Octets of the option's data, 0..255: what its length octet says. */
  int length();

  /** Writes the option's data, {@link #length()} octets. */
  void write(OctetWriter out);
}
