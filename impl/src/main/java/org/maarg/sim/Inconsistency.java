package org.maarg.sim;

import org.maarg.wire.Ipv6Address;
import org.maarg.wire.option.MnId;

/**
 * Something that is not as it should be in a domain that has come to rest.
 *
 * @param mn mobile node concerned
 * @param node node where it shows
 * @param sentence for people, complete
 */
public record Inconsistency(Kind kind, MnId mn, Ipv6Address node, String sentence) {
  /** What is wrong. */
  public enum Kind {
    /** The mobile node is attached and the CMD does not know it. */
    NOT_REGISTERED,
    /** The mobile node is gone and the CMD still has a binding for it. */
    STILL_REGISTERED,
    /** The CMD's Proxy-CoA is not the MAAR where the mobile node is. */
    WRONG_SERVING_MAAR,
    /** The mobile node is attached and the CMD is ending its session. */
    SESSION_ENDING,
    /** The CMD still waits for answers about the mobile node. */
    UNSETTLED,
    /** The CMD counts on a MAAR that is not up. */
    MAAR_DOWN,
    /** The serving MAAR does not serve the mobile node. */
    NOT_SERVING,
    /** A previous MAAR does not anchor its prefix for the serving MAAR. */
    NOT_ANCHORING,
    /** A MAAR and the CMD differ about a prefix. */
    WRONG_PREFIX,
    /** The serving MAAR is in the list of previous MAARs. */
    SERVING_MAAR_LISTED,
    /** The serving MAAR does not know a previous MAAR that the CMD knows. */
    MISSING_ANCHOR,
    /** The serving MAAR knows a previous MAAR that the CMD does not know. */
    LEFTOVER_ANCHOR,
    /** An end of a tunnel is missing, so a prefix cannot be reached. */
    MISSING_TUNNEL,
    /** An end of a tunnel leads to another node than it should. */
    WRONG_TUNNEL,
    /** A node has a tunnel to itself. */
    TUNNEL_TO_SELF,
    /** The mobile node is not shown the router of a prefix. */
    MISSING_ROUTER,
    /** The router of a prefix is shown as preferred or deprecated when it should not be. */
    WRONG_ROUTER,
    /** A binding that the CMD does not account for. */
    LEFTOVER_BINDING,
    /** An end of a tunnel that the CMD does not account for. */
    LEFTOVER_TUNNEL,
    /** A router that the CMD does not account for. */
    LEFTOVER_ROUTER,
    /** One prefix belongs to two mobile nodes. */
    PREFIX_SHARED
  }

  @Override
  public String toString() {
    return kind + ": " + sentence;
  }
}
