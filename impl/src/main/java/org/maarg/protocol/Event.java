package org.maarg.protocol;

/** What the log of a node tells. */
public enum Event {
  /** CMD: a mobile node registered that had no binding. */
  REGISTERED,
  /** CMD: a mobile node registered at another MAAR than before. */
  HANDOVER,
  /** CMD: every previous MAAR has answered or is given up. */
  HANDOVER_SETTLED,
  /** CMD: the aggregation timer ended before every previous MAAR had answered. */
  PARTIAL_ANSWER,
  /** CMD: a previous MAAR refused the update and is no longer listed. */
  PREVIOUS_MAAR_REFUSED,
  /** CMD: a previous MAAR refused the update's number again; it is asked at the next timeout. */
  PREVIOUS_MAAR_DEFERRED,
  /** CMD: a previous MAAR did not answer any transmission. */
  PREVIOUS_MAAR_SILENT,
  /** CMD: a previous MAAR let its lifetime pass and is no longer listed. */
  PREVIOUS_MAAR_EXPIRED,
  /** CMD: the list of previous MAARs was full and its oldest entry was released. */
  PREVIOUS_MAAR_EVICTED,
  /** CMD: a previous MAAR confirmed that the session is over there; MAAR: the CMD ended it. */
  RELEASED,
  /** CMD: a previous MAAR never confirmed that the session is over there. */
  RELEASE_UNCONFIRMED,
  /** CMD: the serving MAAR deregistered the session. */
  DEREGISTERED,
  /** CMD: a mobile node came back to the MAAR that had deregistered it, before that took effect. */
  RETURNED,
  /** CMD or MAAR: the lifetime of a binding ended. */
  EXPIRED,
  /** MAAR: the CMD accepted the registration. */
  SERVING,
  /** MAAR: the CMD refused the registration for now; it is tried again. */
  REGISTRATION_DEFERRED,
  /** MAAR: the registration is not sent again until the mobile node attaches anew. */
  REGISTRATION_HELD,
  /** MAAR: the CMD refused the registration for good. */
  REGISTRATION_REFUSED,
  /** MAAR: the mobile node is served elsewhere, its prefix stays here. */
  ANCHORING,
  /** MAAR: a previous MAAR of the mobile node became known. */
  ANCHOR_LEARNT,
  /** MAAR: the CMD renewed the anchored prefix (RFC 8885 3.5, design B). */
  RENEWED,
  /** CMD or MAAR: the binding of the mobile node is gone. */
  FORGOTTEN,
  /** CMD or MAAR: an update was sent once more. */
  RETRANSMITTED,
  /** CMD or MAAR: a peer has left more Heartbeat Requests unanswered than are allowed. */
  PEER_SILENT,
  /** CMD or MAAR: a peer that was silent has answered again. */
  PEER_BACK,
  /** CMD or MAAR: a peer has restarted and lost its sessions (RFC 5847 3.2). */
  PEER_RESTARTED,
  /** CMD or MAAR: a peer does not know Heartbeat and is not asked again (RFC 5847 3). */
  PEER_WITHOUT_HEARTBEAT,
  /** CMD: a previous MAAR that asked was put on the list again (decision heartbeat). */
  PREVIOUS_MAAR_RESTORED,
  /** MAAR: a prefix that it had forgotten is anchored again, on the CMD's word. */
  ANCHOR_RESTORED,
  /** CMD or MAAR: the operator has made this a peer, or given it another pool. */
  PEER_ADDED,
  /** CMD or MAAR: for the operator this is no peer any more, or not with the pool of before. */
  PEER_REMOVED,
  /** CMD or MAAR: a previous MAAR of the mobile node is no peer any more, and is let go. */
  PREVIOUS_MAAR_REMOVED
}
