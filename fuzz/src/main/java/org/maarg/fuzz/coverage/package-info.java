/** How much of the packages wire and protocol the committed inputs of the fuzz targets reach. */
package org.maarg.fuzz.coverage;
