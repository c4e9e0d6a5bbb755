/** A page that shows running nodes, by what their control APIs tell. */
package org.maarg.cli.live;
