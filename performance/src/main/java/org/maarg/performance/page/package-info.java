/** The page of figures. */
package org.maarg.performance.page;
