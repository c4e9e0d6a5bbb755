/** What targets hold the code under test against; nothing here repeats that code. */
package org.maarg.fuzz.oracle;
