package org.maarg.conformance.play;

import org.maarg.runtime.control.ControlClient;
import org.maarg.runtime.control.ControlException;
import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** Mobile nodes come and go by the control API of a maarg MAAR. */
public final class UrlAttachment implements Attachment {
  private final ControlClient client;

  /** By this control API. */
  public UrlAttachment(ControlClient client) {
    this.client = client;
  }

  @Override
  public void attach(MnId mn, Octets linkLayer) {
    try {
      client.attach(mn.toString(), linkLayer.toHex(), "wlan");
    } catch (ControlException e) {
      throw new AttachmentException("attaching " + mn + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void detach(MnId mn) {
    try {
      client.detach(mn.toString());
    } catch (ControlException e) {
      throw new AttachmentException("detaching " + mn + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean canDetach() {
    return true;
  }
}
