package org.maarg.runtime.ipsec;

/** IPsec cannot be had as the settings ask; the message is for the operator, and has no key. */
public final class IpsecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure: what cannot be had, and why. */
  public IpsecException(String message) {
    super(message);
  }
}
