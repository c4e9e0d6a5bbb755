/** Runs scenarios and judges them. */
package org.maarg.security.run;
