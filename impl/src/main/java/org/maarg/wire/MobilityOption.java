package org.maarg.wire;

/**
 * A mobility option (RFC 6275 6.2). Padding is no option of a message: the encoder puts it where
 * alignment asks for it, the decoder drops it.
 */
public sealed interface MobilityOption
    permits AccessTechnologyType,
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
        ServingMaar,
        Timestamp,
        UnknownOption {
  /** The option type octet, 2..255. */
  int type();
}
