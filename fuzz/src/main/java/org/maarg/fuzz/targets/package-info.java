/** One class per fuzz target; see {@link org.maarg.fuzz.FuzzTarget} for what makes one. */
package org.maarg.fuzz.targets;
