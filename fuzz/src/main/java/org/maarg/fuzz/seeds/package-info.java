/** Bugs that are put into decoder and nodes one at a time, to see the fuzz targets find them. */
package org.maarg.fuzz.seeds;
