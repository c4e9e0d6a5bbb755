package org.maarg.wire.message;

// Implements: 5213-8.9-1, 6275-6.1.8-2
/** Status values of a Binding Acknowledgement (RFC 6275 6.1.8, RFC 5213 8.9). */
public final class Status {
  /** Binding update accepted. */
  public static final int ACCEPTED = 0;

  /** Accepted, but the mobile node has to look for new prefixes. */
  public static final int ACCEPTED_PREFIX_DISCOVERY = 1;

  /** Reason unspecified. */
  public static final int REASON_UNSPECIFIED = 128;

  /** Administratively prohibited. */
  public static final int ADMINISTRATIVELY_PROHIBITED = 129;

  /** Insufficient resources. */
  public static final int INSUFFICIENT_RESOURCES = 130;

  /** Home registration is not supported. */
  public static final int HOME_REGISTRATION_NOT_SUPPORTED = 131;

  /** Not the home subnet. */
  public static final int NOT_HOME_SUBNET = 132;

  /** Not home agent for this mobile node. */
  public static final int NOT_HOME_AGENT = 133;

  /** Duplicate Address Detection failed. */
  public static final int DUPLICATE_ADDRESS_DETECTION_FAILED = 134;

  /** Sequence number out of window. */
  public static final int SEQUENCE_OUT_OF_WINDOW = 135;

  /** Expired home nonce index. */
  public static final int EXPIRED_HOME_NONCE_INDEX = 136;

  /** Expired care-of nonce index. */
  public static final int EXPIRED_CARE_OF_NONCE_INDEX = 137;

  /** Both nonces have expired. */
  public static final int EXPIRED_NONCES = 138;

  /** The type of a registration may not change. */
  public static final int REGISTRATION_TYPE_CHANGE = 139;

  /** Proxy registration is not enabled for this mobile node. */
  public static final int PROXY_REG_NOT_ENABLED = 152;

  /** Not local mobility anchor for this mobile node. */
  public static final int NOT_LMA_FOR_THIS_MN = 153;

  /** The sender is not authorised for proxy registrations. */
  public static final int MAG_NOT_AUTHORIZED = 154;

  /** The mobile node is not authorised for the home network prefix. */
  public static final int NOT_AUTHORIZED_FOR_HNP = 155;

  /** The timestamp lies outside the validity window. */
  public static final int TIMESTAMP_MISMATCH = 156;

  /** The timestamp is lower than one accepted before. */
  public static final int TIMESTAMP_LOWER = 157;

  /** The Home Network Prefix option is missing. */
  public static final int MISSING_HNP = 158;

  /** The prefixes of the binding and of the update are not the same set. */
  public static final int PREFIX_SETS_DIFFER = 159;

  /** The Mobile Node Identifier option is missing. */
  public static final int MISSING_MN_ID = 160;

  /** The Handoff Indicator option is missing. */
  public static final int MISSING_HANDOFF_INDICATOR = 161;

  /** The Access Technology Type option is missing. */
  public static final int MISSING_ACCESS_TECHNOLOGY = 162;

  /** The care-of address cannot be one. */
  public static final int INVALID_CARE_OF_ADDRESS = 174;

  private Status() {}

  // Implements: 5213-8.2-5, 5213-8.9-3
  /** True for a status that accepts the update. */
  public static boolean isAccepted(int status) {
    return status < REASON_UNSPECIFIED;
  }

  /** A short English name, or {@code "status N"} for a value without a name here. */
  public static String nameOf(int status) {
    return switch (status) {
      case ACCEPTED -> "accepted";
      case ACCEPTED_PREFIX_DISCOVERY -> "accepted, prefix discovery necessary";
      case REASON_UNSPECIFIED -> "reason unspecified";
      case ADMINISTRATIVELY_PROHIBITED -> "administratively prohibited";
      case INSUFFICIENT_RESOURCES -> "insufficient resources";
      case HOME_REGISTRATION_NOT_SUPPORTED -> "home registration not supported";
      case NOT_HOME_SUBNET -> "not home subnet";
      case NOT_HOME_AGENT -> "not home agent for this MN";
      case DUPLICATE_ADDRESS_DETECTION_FAILED -> "duplicate address detection failed";
      case SEQUENCE_OUT_OF_WINDOW -> "sequence number out of window";
      case EXPIRED_HOME_NONCE_INDEX -> "expired home nonce index";
      case EXPIRED_CARE_OF_NONCE_INDEX -> "expired care-of nonce index";
      case EXPIRED_NONCES -> "expired nonces";
      case REGISTRATION_TYPE_CHANGE -> "registration type change disallowed";
      case PROXY_REG_NOT_ENABLED -> "proxy registration not enabled";
      case NOT_LMA_FOR_THIS_MN -> "not LMA for this MN";
      case MAG_NOT_AUTHORIZED -> "sender not authorised for proxy registration";
      case NOT_AUTHORIZED_FOR_HNP -> "not authorised for the home network prefix";
      case TIMESTAMP_MISMATCH -> "timestamp outside the window";
      case TIMESTAMP_LOWER -> "timestamp lower than previously accepted";
      case MISSING_HNP -> "home network prefix missing";
      case PREFIX_SETS_DIFFER -> "prefix sets differ";
      case MISSING_MN_ID -> "mobile node identifier missing";
      case MISSING_HANDOFF_INDICATOR -> "handoff indicator missing";
      case MISSING_ACCESS_TECHNOLOGY -> "access technology type missing";
      case INVALID_CARE_OF_ADDRESS -> "invalid care-of address";
      default -> "status " + status;
    };
  }
}
