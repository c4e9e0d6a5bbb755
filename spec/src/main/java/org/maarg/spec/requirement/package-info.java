/**
 * What the RFCs ask of a CMD, a MAAR and the codec: one requirement each, with a name that stays.
 */
package org.maarg.spec.requirement;
