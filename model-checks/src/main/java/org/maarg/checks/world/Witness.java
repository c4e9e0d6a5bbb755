package org.maarg.checks.world;

/**
 * Things that must be possible for a property to say anything: a world lists those it has to show.
 */
public enum Witness {
  /** A mobile node registers at another MAAR than before. */
  HANDOVER,
  /** A mobile node comes back to a MAAR that anchors for it. */
  PING_PONG,
  /** Every P-MAAR has answered or is given up. */
  SETTLED,
  /** The CMD answers before every P-MAAR has answered. */
  PARTIAL_ANSWER,
  /** A P-MAAR reaches the S-MAAR with a later answer than the first. */
  LATE_ANCHOR,
  /** The CMD refuses a registration that is older than what it knows (status 157). */
  STALE_UPDATE_REFUSED,
  /** A MAAR refuses a relayed update that is older than what it knows (status 157). */
  STALE_RELAY_REFUSED,
  /** An acknowledgement comes that nobody waits for any more. */
  STALE_ANSWER_DROPPED,
  /** An update is sent once more. */
  RETRANSMISSION,
  /** The CMD answers a registration without asking anybody again. */
  ANSWERED_WITHOUT_FAN_OUT,
  /** A P-MAAR does not answer at all. */
  SILENT_PREVIOUS_MAAR,
  /** A P-MAAR refuses to anchor. */
  REFUSING_PREVIOUS_MAAR,
  /** An S-MAAR learns of a P-MAAR from that P-MAAR itself. */
  DIRECT_ANSWER,
  /** The CMD answers in the very step in which it asks P-MAARs. */
  EARLY_ANSWER,
  /** The list of P-MAARs is full. */
  EVICTION,
  /** A P-MAAR asks at the end of its lifetime and is renewed. */
  RENEWAL,
  /** An S-MAAR deregisters. */
  DEREGISTRATION,
  /** A binding's lifetime ends at the CMD. */
  EXPIRY,
  /** A P-MAAR confirms the end of the session. */
  RELEASE,
  /** A P-MAAR never confirms the end of the session. */
  RELEASE_UNCONFIRMED,
  /** A node forgets a mobile node. */
  FORGOTTEN,
  /** A message without the security association that it needs comes in. */
  UNSECURED_DROPPED,
  /** An update leaves when the pace allows it. */
  PACED_UPDATE,
  /** An update leaves when MAX_UPDATE_RATE allows it. */
  RATED_UPDATE,
  /** The CMD knows a prefix as another mobile node's. */
  PREFIX_REFUSED,
  /** A node loses its memory. */
  RESTART,
  /** A CMD puts a P-MAAR on its list again that it had forgotten. */
  PREVIOUS_MAAR_RESTORED,
  /** A MAAR anchors a prefix again that it had forgotten. */
  ANCHOR_RESTORED,
  /** A mobile node that has left registers again while the CMD ends its session. */
  RETURN_AFTER_LEAVING,
  /**
   * At rest after a loss or a crash all was found as it should be about an attached mobile node.
   */
  HEALED_AT_REST,
  /** A MAAR has no prefix left for a mobile node that attaches. */
  TURNED_AWAY,
  /** The CMD refuses a registration for which it has no room (status 130). */
  NO_ROOM,
  /** The CMD refuses a sequence number, and is asked with one behind its own (status 135). */
  NUMBER_REFUSED,
  /** At rest nothing was found of a mobile node that is gone. */
  GONE_AT_REST,
  /** The CMD refuses an update that its policy store does not allow (status 152, 153 or 154). */
  POLICY_REFUSED,
  /** The CMD registers a mobile node for which it had no room before. */
  ROOM_FOUND,
  /** A peer's update that names what is not so has changed nothing. */
  LIE_REFUSED,
  /** A node's clock is set on. */
  CLOCK_SET_ON,
  /** A node's clock is set back. */
  CLOCK_SET_BACK,
  /** Sequence numbers begin again with 0. */
  NUMBER_WRAPPED,
  /** A timer ends while messages are still under way. */
  LATE_MESSAGES,
  /** What is out of place is answered as its section says. */
  ODDITY_ANSWERED,
  /** A mobile node attaches anew where it is. */
  ATTACHED_AGAIN,
  /** A peer leaves more Heartbeats unanswered than are allowed. */
  PEER_SILENT,
  /** A peer that was silent is heard again. */
  PEER_BACK,
  /** Two interfaces of a mobile node have a session each. */
  TWO_SESSIONS,
  /** A MAAR serves both. */
  TWO_SESSIONS_AT_ONE_MAAR,
  /** A mobile node goes on with another interface. */
  INTERFACE_TAKEN_OVER,
  /** A registration has waited for a deregistration that did not come. */
  SESSION_AFTER_WAITING,
  /** A registration has waited for a deregistration, and was its handover. */
  HANDOVER_AFTER_WAITING
}
