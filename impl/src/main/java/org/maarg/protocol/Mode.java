package org.maarg.protocol;

/** How the CMD tells the MAARs about each other. The same for all nodes of a domain. */
public enum Mode {
  /** The CMD collects the acknowledgements and answers the serving MAAR (RFC 8885 3.2). */
  RELAY,
  /** Previous MAARs answer the serving MAAR directly as well (RFC 8885 3.3). */
  LOCATOR,
  /** The CMD answers at once from what it knows (RFC 8885 3.4). */
  PROXY
}
