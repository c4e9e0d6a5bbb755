package org.maarg.vectors;

import static org.maarg.vectors.Proxies.FLAGS;
import static org.maarg.vectors.Proxies.acknowledgement;
import static org.maarg.vectors.Proxies.deregistration;
import static org.maarg.vectors.Proxies.flags;
import static org.maarg.vectors.Proxies.hnp;
import static org.maarg.vectors.Proxies.plus;
import static org.maarg.vectors.Proxies.serving;
import static org.maarg.vectors.Proxies.time;
import static org.maarg.vectors.Proxies.update;
import static org.maarg.vectors.Proxies.without;

import java.util.ArrayList;
import java.util.List;
import org.maarg.wire.Ipv6Address;
import org.maarg.wire.Octets;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingError;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.message.MobilityMessage;
import org.maarg.wire.message.UnknownMessage;
import org.maarg.wire.option.AccessTechnologyType;
import org.maarg.wire.option.HandoffIndicator;
import org.maarg.wire.option.HomeNetworkPrefix;
import org.maarg.wire.option.MnId;
import org.maarg.wire.option.MobilityOptions;

/** Well-formed messages to nodes without bindings, with the answer that each must give. */
final class NodeVectors {
  static final String ABOUT =
      "Well-formed messages to a CMD or MAAR that holds no binding, at 2026-01-01 00:00 UTC, and"
          + " what it answers.";

  private static final BindingUpdate RIGHT = update("2001:db8:200::/64");
  private static final int UNPROXIED = FLAGS & ~BindingUpdate.PROXY;
  private static final int UNDISTRIBUTED = FLAGS & ~BindingUpdate.DISTRIBUTED;
  private static final MnId MN = MnId.nai("mn1@example.org");
  private static final int ACK_FLAGS =
      BindingAcknowledgement.PROXY | BindingAcknowledgement.DISTRIBUTED;

  private NodeVectors() {}

  static List<NodeVector> all() {
    List<NodeVector> all = new ArrayList<>(cmdFormat());
    all.addAll(cmdContent());
    all.addAll(maarUpdates());
    all.addAll(acknowledgements());
    all.addAll(others());
    return all;
  }

  private static NodeVector cmd(
      String name, String shows, String requirements, BindingUpdate update, int status) {
    return new NodeVector(
        name, shows, requirements, "CMD", "MAAR2", update, NodeVector.UPDATE_ANSWER, status);
  }

  private static List<NodeVector> cmdFormat() {
    return List.of(
        cmd("cmd-accepts", "Nothing is wrong: what the others are like.", "8885-3.1-4", RIGHT, 0),
        cmd(
            "cmd-p-clear",
            "P flag clear: a home registration of Mobile IPv6.",
            "5213-5.3.1-1, 6275-10.3.1-6",
            flags(RIGHT, UNPROXIED),
            131),
        cmd(
            "cmd-p-clear-lifetime-0",
            "P flag clear: the end of a home registration of Mobile IPv6.",
            "5213-5.3.1-1, 6275-10.3.2-1, 6275-10.3.2-2",
            flags(deregistration(RIGHT), UNPROXIED),
            133),
        ignored(
            "cmd-p-and-h-clear",
            "P and H flags clear: a registration at a correspondent node, which this is not.",
            "6275-9.5.1-5",
            "CMD",
            flags(RIGHT, UNPROXIED & ~BindingUpdate.HOME)),
        cmd("cmd-d-clear", "D flag clear.", "8885-4.1-5", flags(RIGHT, UNDISTRIBUTED), 129),
        cmd(
            "cmd-p-and-d-clear",
            "P before D.",
            "5213-5.3.1-1, 6275-10.3.1-6, 8885-4.1-5",
            flags(RIGHT, BindingUpdate.ACKNOWLEDGE | BindingUpdate.HOME),
            131),
        cmd("cmd-no-mn-id", "No MN-ID.", "5213-5.3.1-5", without(RIGHT, MnId.class), 160),
        cmd("cmd-no-hnp", "No HNP.", "5213-5.3.1-10", without(RIGHT, HomeNetworkPrefix.class), 158),
        cmd(
            "cmd-no-handoff-indicator",
            "No Handoff Indicator.",
            "5213-5.3.1-11",
            without(RIGHT, HandoffIndicator.class),
            161),
        cmd(
            "cmd-no-access-technology",
            "No Access Technology Type.",
            "5213-5.3.1-12",
            without(RIGHT, AccessTechnologyType.class),
            162),
        cmd(
            "cmd-no-option",
            "No option at all: the MN-ID is missed first.",
            "5213-5.3.1-5, 5213-5.3-1",
            new BindingUpdate(1, FLAGS, 15, MobilityOptions.NONE),
            160));
  }

  private static List<NodeVector> cmdContent() {
    return List.of(
        new NodeVector(
            "cmd-stranger",
            "The sender is no MAAR of the domain.",
            "5213-5.3.1-3",
            "CMD",
            "2001:db8:dead::1",
            RIGHT,
            NodeVector.UPDATE_ANSWER,
            154),
        cmd(
            "cmd-two-prefixes",
            "Two Home Network Prefix options: a MAAR assigns a set.",
            "5213-5.3.2-1, 8885-3-6",
            plus(RIGHT, hnp("2001:db8:201::/64")),
            0),
        cmd(
            "cmd-second-prefix-foreign",
            "Two Home Network Prefix options, the second of another MAAR's pool.",
            "5213-5.3.2-1, 8885-3-6",
            plus(RIGHT, hnp("2001:db8:100::/64")),
            155),
        cmd(
            "cmd-foreign-prefix",
            "A prefix of another MAAR's pool.",
            "5213-5.3.2-1, 8885-3-6",
            update("2001:db8:100::/64"),
            155),
        cmd(
            "cmd-time-late",
            "A Timestamp 301 ms behind; the window is 300 ms.",
            "5213-5.5-3",
            plus(RIGHT, time(-301)),
            156),
        cmd(
            "cmd-time-early",
            "A Timestamp 301 ms ahead.",
            "5213-5.5-3",
            plus(RIGHT, time(301)),
            156),
        cmd(
            "cmd-time-in-window",
            "A Timestamp 300 ms behind is accepted.",
            "5213-5.5-3",
            plus(RIGHT, time(-300)),
            0),
        ignored(
            "cmd-deregistration-without-binding",
            "Nothing to deregister: no answer.",
            "5213-5.4.1.1-7",
            "CMD",
            deregistration(RIGHT)));
  }

  private static NodeVector maar(
      String name, String shows, String requirements, BindingUpdate update, int status) {
    return new NodeVector(
        name, shows, requirements, "MAAR1", "CMD", update, NodeVector.UPDATE_ANSWER, status);
  }

  private static List<NodeVector> maarUpdates() {
    BindingUpdate relayed = plus(update("2001:db8:100::/64"), serving("2001:db8:0:2::1"));
    return List.of(
        maar("maar-no-binding", "No such mobile node.", "5213-5.3.1-8", relayed, 153),
        maar(
            "maar-p-clear",
            "P flag clear: a home registration of Mobile IPv6.",
            "5213-5.3.1-1, 6275-10.3.1-6",
            flags(relayed, UNPROXIED),
            131),
        maar(
            "maar-p-clear-lifetime-0",
            "P flag clear: the end of a home registration of Mobile IPv6.",
            "5213-5.3.1-1, 6275-10.3.2-1, 6275-10.3.2-2",
            flags(deregistration(relayed), UNPROXIED),
            133),
        ignored(
            "maar-p-and-h-clear",
            "P and H flags clear: a registration at a correspondent node, which this is not.",
            "6275-9.5.1-5",
            "MAAR1",
            flags(relayed, UNPROXIED & ~BindingUpdate.HOME)),
        maar(
            "maar-d-clear",
            "D flag clear: that the mobile node is unknown comes first.",
            "5213-5.3.1-8, 8885-4.1-5",
            flags(update("2001:db8:100::/64"), UNDISTRIBUTED),
            153),
        maar("maar-no-mn-id", "No MN-ID.", "5213-5.3.1-5", without(relayed, MnId.class), 160),
        maar(
            "maar-release-without-binding",
            "A release of a mobile node that the MAAR has no entry of: unknown, as in any other update.",
            "5213-5.3-1, 5213-5.3.1-8",
            deregistration(update("2001:db8:100::/64")),
            153),
        new NodeVector(
            "maar-update-of-a-maar",
            "Only the CMD may send updates to a MAAR.",
            "5213-5.3.1-3",
            "MAAR1",
            "MAAR2",
            relayed,
            NodeVector.UPDATE_ANSWER,
            154));
  }

  private static NodeVector ignored(
      String name, String shows, String requirements, String node, MobilityMessage message) {
    String from = node.equals("CMD") ? "MAAR2" : "CMD";
    return new NodeVector(name, shows, requirements, node, from, message, NodeVector.NONE, -1);
  }

  private static List<NodeVector> acknowledgements() {
    return List.of(
        ignored(
            "maar-ack-p-clear",
            "A PBA without the P flag.",
            "5213-5.3.6-1",
            "MAAR1",
            acknowledgement(BindingAcknowledgement.DISTRIBUTED, MN)),
        ignored(
            "maar-ack-d-clear",
            "A PBA without the D flag.",
            "8885-4.2-1",
            "MAAR1",
            acknowledgement(BindingAcknowledgement.PROXY, MN)),
        ignored(
            "maar-ack-no-mn-id",
            "A PBA without Mobile Node Identifier.",
            "5213-5.3.6-3",
            "MAAR1",
            acknowledgement(ACK_FLAGS)),
        ignored(
            "maar-ack-unasked",
            "A PBA that answers no PBU.",
            "5213-6.9.1.2-2, 6275-11.7.3-1",
            "MAAR1",
            acknowledgement(ACK_FLAGS, MN)),
        ignored(
            "cmd-ack-unasked",
            "A PBA that answers no PBU.",
            "6275-11.7.3-1",
            "CMD",
            acknowledgement(ACK_FLAGS, MN)));
  }

  private static List<NodeVector> others() {
    MobilityMessage error =
        new BindingError(
            BindingError.UNRECOGNIZED_MH_TYPE, Ipv6Address.UNSPECIFIED, MobilityOptions.NONE);
    MobilityMessage unknown = new UnknownMessage(16, Octets.ofHex("0000"));
    String requirements = "6275-9.2-2, 6275-9.3.3-2";
    return List.of(
        ignored("cmd-binding-error", "No answer to an error.", "6275-6.1.9-1", "CMD", error),
        ignored("maar-binding-error", "No answer to an error.", "6275-6.1.9-1", "MAAR1", error),
        ignored(
            "cmd-unused-type",
            "A Home Test Init: a known MH Type without use here gets no Binding Error.",
            "6275-9.2-2",
            "CMD",
            new UnknownMessage(1, Octets.ofHex("00000000000000000000"))),
        new NodeVector(
            "cmd-unknown-type",
            "An MH Type that is not known.",
            requirements,
            "CMD",
            "MAAR2",
            unknown,
            NodeVector.UNKNOWN_ANSWER,
            2),
        new NodeVector(
            "maar-unknown-type",
            "An MH Type that is not known.",
            requirements,
            "MAAR1",
            "CMD",
            unknown,
            NodeVector.UNKNOWN_ANSWER,
            2));
  }
}
