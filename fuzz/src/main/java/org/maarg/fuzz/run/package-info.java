/** Runs targets under Jazzer, each in a Java machine of its own, and tells what came out. */
package org.maarg.fuzz.run;
