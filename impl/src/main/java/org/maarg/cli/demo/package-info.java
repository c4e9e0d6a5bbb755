/** {@code demo}: a domain on loopback sockets, watched while a mobile node moves. */
package org.maarg.cli.demo;
