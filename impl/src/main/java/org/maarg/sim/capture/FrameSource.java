package org.maarg.sim.capture;

import java.io.IOException;
import java.util.Optional;

/** Packets of a capture file, whatever is in them. */
interface FrameSource {
  /**
   * The next packet; empty at the end of the file.
   *
   * @throws PcapException if the file is malformed; it cannot be read further then
   */
  Optional<Frame> next() throws IOException;

  /** Records so far that hold no packet that could be read, although one was meant. */
  long badRecords();
}
