/**
 * {@code maarg explore}: a page on which a reader plays the protocol. The page asks for a way
 * through a world and shows the answer; it knows nothing of the protocol. {@code PageServer} is
 * HTTP, {@code Questions} gives a question to the classes that answer it, shipped or with a seeded
 * bug, and {@code Answers} goes the way and tells as JSON what is to be seen.
 */
package org.maarg.checks.page;
