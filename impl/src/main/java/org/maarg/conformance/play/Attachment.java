package org.maarg.conformance.play;

import org.maarg.wire.Octets;
import org.maarg.wire.option.MnId;

/** How the tester makes a mobile node appear at the target MAAR, and leave it. */
public interface Attachment {
  /** For a CMD, which no mobile node attaches to. */
  Attachment NONE =
      new Attachment() {
        @Override
        public void attach(MnId mn, Octets linkLayer) {
          throw new AttachmentException("there is no way to attach a mobile node");
        }

        @Override
        public void detach(MnId mn) {
          throw new AttachmentException("there is no way to detach a mobile node");
        }

        @Override
        public boolean canDetach() {
          return false;
        }
      };

  /**
   * A mobile node attaches to the target's link.
   *
   * @throws AttachmentException if the target could not be told
   */
  void attach(MnId mn, Octets linkLayer);

  /**
   * A mobile node leaves the target's link.
   *
   * @throws AttachmentException if the target could not be told
   */
  void detach(MnId mn);

  /** Whether {@link #detach} can work. */
  boolean canDetach();
}
