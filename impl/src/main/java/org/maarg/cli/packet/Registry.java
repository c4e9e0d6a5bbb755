package org.maarg.cli.packet;

import java.util.List;
import org.maarg.wire.option.OptionType;

/** Names of the IANA registry "Mobile IPv6 parameters", also of what is not decoded here. */
final class Registry {
  private static final List<String> MESSAGES =
      List.of(
          "Binding Refresh Request",
          "Home Test Init",
          "Care-of Test Init",
          "Home Test",
          "Care-of Test",
          MessageJson.UPDATE,
          MessageJson.ACKNOWLEDGEMENT,
          MessageJson.ERROR,
          "Fast Binding Update",
          "Fast Binding Acknowledgment",
          "Fast Neighbor Advertisement",
          "Experimental Mobility Header",
          "Home Agent Switch",
          "Heartbeat",
          "Handover Initiate",
          "Handover Acknowledge",
          "Binding Revocation",
          "Localized Routing Initiation",
          "Localized Routing Acknowledgment",
          "Update Notification",
          "Update Notification Acknowledgement",
          "Flow Binding",
          "Subscription Query",
          "Subscription Response");

  /** From Pad1 to MAG Identifier; those of RFC 8885 follow in {@link OptionType}. */
  private static final List<String> OPTIONS =
      List.of(
          "Pad1",
          "PadN",
          "Binding Refresh Advice",
          "Alternate Care-of Address",
          "Nonce Indices",
          "Binding Authorization Data",
          "Mobile Network Prefix",
          "Mobility Header Link-Layer Address",
          "Mobile Node Identifier",
          "Mobility Message Authentication",
          "Mobility Message Replay Protection",
          "CGA Parameters Request",
          "CGA Parameters",
          "Signature",
          "Permanent Home Keygen Token",
          "Care-of Test Init",
          "Care-of Test",
          "DNS Update",
          "Experimental Mobility",
          "Vendor Specific Mobility",
          "Service Selection",
          "Binding Authorization Data for FMIPv6",
          "Home Network Prefix",
          "Handoff Indicator",
          "Access Technology Type",
          "Mobile Node Link-layer Identifier",
          "Link-local Address",
          "Timestamp",
          "Restart Counter",
          "IPv4 Home Address",
          "IPv4 Address Acknowledgement",
          "NAT Detection",
          "IPv4 Care-of Address",
          "GRE Key",
          "Mobility Header IPv6 Address/Prefix",
          "Binding Identifier",
          "IPv4 Home Address Request",
          "IPv4 Home Address Reply",
          "IPv4 Default-Router Address",
          "IPv4 DHCP Support Mode",
          "Context Request",
          "Local Mobility Anchor Address",
          "Mobile Node Link-local Address Interface Identifier",
          "Transient Binding",
          "Flow Summary",
          "Flow Identification",
          "Redirect-Capability",
          "Redirect",
          "Load Information",
          "Alternate IPv4 Care-of Address",
          "Mobile Node Group Identifier",
          "MAG IPv6 Address",
          "Access Network Identifier",
          "IPv4 Traffic Offload Selector",
          "Dynamic IP Multicast Selector",
          "Delegated Mobile Network Prefix",
          "Active Multicast Subscription IPv4",
          "Active Multicast Subscription IPv6",
          "Quality-of-Service",
          "LMA User-Plane Address",
          "Multicast Mobility",
          "Multicast Acknowledgement",
          "LMA-Controlled MAG Parameters",
          "MAG Multipath-Binding",
          "MAG Identifier");

  private Registry() {}

  /** The name of an MH Type, or {@code "MH Type N"} without one. */
  static String message(int type) {
    return type < MESSAGES.size() ? MESSAGES.get(type) : "MH Type " + type;
  }

  /** True if an MH Type, 0..255, has a name. */
  static boolean hasMessage(int type) {
    return type < MESSAGES.size();
  }

  /** The name of an option's type octet, or {@code "option N"} without one. */
  static String option(int type) {
    if (type >= OPTIONS.size() || OptionType.isKnown(type)) {
      return OptionType.nameOf(type);
    }
    return OPTIONS.get(type);
  }

  /** True if an option's type octet, 0..255, has a name. */
  static boolean hasOption(int type) {
    return type < OPTIONS.size() || OptionType.isKnown(type);
  }
}
