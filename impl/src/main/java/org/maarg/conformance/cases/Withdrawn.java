package org.maarg.conformance.cases;

import org.maarg.conformance.play.TargetRole;

/**
 * A case that was wrong of a conforming target. Its ID is never used again.
 *
 * @param why what the text says, and which case asks for that now
 */
public record Withdrawn(TargetRole role, String id, String why) {}
