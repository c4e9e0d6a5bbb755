package org.maarg.performance.page;

import java.util.List;
import org.maarg.security.report.Document;

/** Why a bar that is not met is not, and what was tried. */
final class Distances {
  private static final List<String> CAUSES =
      List.of(
          "Rate and processor time of the whole process. The yardstick is what the sockets cost; what"
              + " comes on top is the codec, the core, and the collector ([where the time goes](#profiles)):"
              + " the greatest share is look-ups in hash maps. A renewal makes a message and a"
              + " registration that replace those of the renewal before. They live until the next one, so"
              + " that the collector copies them, and what they replace dies where the collector is"
              + " slowest."
              + " At a million mobile nodes that, and memory that no cache holds, is most of it: the"
              + " core alone shows it [without any socket](#refresh). Tried: other young generations,"
              + " collectors, huge pages ([below](#collectors)); a small young generation came of it."
              + " The copy of a message that writing made, the map of a profile's knobs, and a clock"
              + " that was read for each output are gone. Timers were tasks of the event loop, made and"
              + " taken back with each renewal, and the greatest share of all in Java; in a wheel a timer"
              + " that is put off does not even move. Not done: a renewal that changes its session in"
              + " place, for the core is what a model checker reads, and its values do not change.",
          "Latency. The longest answers are the collector's pauses, which the same renewals cause, and"
              + " where the page was measured on a busy machine the kernel's share for other work: the"
              + " echo server, which has no heap to speak of, shows that share alone. A pause costs no"
              + " registration: a Timestamp is judged by when the kernel got it, and what comes"
              + " meanwhile waits in the socket.",
          "Memory. The largest shares are the entries of three hash maps (sessions, prefixes, timers),"
              + " and the names of the mobile node, its interface, its prefix and its timer, objects of a"
              + " header and a few words each ([by class](#memory)). Done: the message that made the"
              + " session is not kept, but what answers and copies take from it; names that come again"
              + " are not kept again. Not done: a session of primitive fields, which would be written"
              + " by hand in a second form beside the one that the protocol is told in.",
          "Reading and writing. What is left above the checksum is the options, each an object of its"
              + " own, that the rest of the program is written in terms of. Writing has lost a copy of"
              + " the message.");

  private Distances() {}

  static void add(Document document) {
    document.heading(2, "distances", "Where a bar is not met: why, and what was tried");
    CAUSES.forEach(document::paragraph);
  }
}
