package org.maarg.checks.world;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import org.maarg.protocol.StateWriter;

/** Fingerprints of states: 64 bits of KomiHash over all their words. */
final class Digest {
  private Digest() {}

  static long of(StateWriter words) {
    HashStream64 hash = Hashing.komihash5_0().hashStream();
    for (int i = 0; i < words.size(); i++) {
      hash.putLong(words.word(i));
    }
    return hash.getAsLong();
  }
}
