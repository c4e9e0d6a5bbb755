package org.maarg.fuzz.run;

import java.nio.file.Path;

/**
 * An input by which a target found something.
 *
 * @param reproducer the input
 * @param what the first line of what was thrown, or that it took too long or too much memory
 */
public record Finding(Path reproducer, String what) {}
