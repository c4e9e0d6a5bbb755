/** System calls of Linux that the JDK does not offer. */
package org.maarg.runtime.linux;
