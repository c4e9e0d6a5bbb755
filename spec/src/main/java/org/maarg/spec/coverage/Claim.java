package org.maarg.spec.coverage;

import org.maarg.spec.requirement.Level;
import org.maarg.spec.requirement.SentenceId;

/**
 * Somebody who stands for a sentence, or for a part of it.
 *
 * @param id the sentence
 * @param section where he looks for it
 * @param owner an entry's ID, or {@code not ours}
 * @param level the entry's level; of what is not ours, IMPLIED
 * @param ours whether it is an entry
 * @param place file and line
 */
record Claim(
    SentenceId id, String section, String owner, Level level, boolean ours, String place) {}
