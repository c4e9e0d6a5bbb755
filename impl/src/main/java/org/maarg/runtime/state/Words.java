package org.maarg.runtime.state;

import java.nio.ByteBuffer;
import org.maarg.protocol.StateReader;
import org.maarg.protocol.StateWriter;

/** Words as octets, eight for each, the most significant first. */
final class Words {
  private Words() {}

  static byte[] octets(StateWriter words) {
    ByteBuffer octets = ByteBuffer.allocate(words.size() * Long.BYTES);
    // All at once: word by word it takes as long as to write the state of a node.
    octets.asLongBuffer().put(words.toArray());
    return octets.array();
  }

  /** Octets that make no whole word at the end are left out. */
  static StateReader reader(byte[] octets) {
    long[] words = new long[octets.length / Long.BYTES];
    ByteBuffer.wrap(octets).asLongBuffer().get(words);
    return new StateReader(words);
  }
}
