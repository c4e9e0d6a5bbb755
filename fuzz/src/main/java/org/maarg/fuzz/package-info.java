/** Fuzz targets for the parser and the nodes. */
package org.maarg.fuzz;
