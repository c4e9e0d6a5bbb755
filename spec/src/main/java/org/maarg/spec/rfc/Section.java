package org.maarg.spec.rfc;

import java.util.List;

/**
 * A section of an RFC, without those under it.
 *
 * @param number such as 5.3.1 or A.1; empty before the first section and in what has no number
 * @param title its heading
 * @param line where it begins
 * @param body its lines behind the heading
 */
record Section(String number, String title, int line, List<Line> body) {
  Section {
    body = List.copyOf(body);
  }
}
