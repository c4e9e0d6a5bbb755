package org.maarg.checks.explore;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;

/**
 * A file in which a search is kept, so that it can go on another time and comes to the same counts.
 *
 * @param of what is searched: sources, bounds and order; only the same goes on with it
 * @param every how often the file is written on the way
 */
public record KeptSearch(Path file, String of, Duration every) {
  /** All that a search needs to go on. */
  record Found(Visited visited, Continuations continuations, Tally tally, IntArrayList open) {}

  /**
   * What was kept, if anything was.
   *
   * @throws SavedSearchException if the file is of another search, or damaged
   */
  Optional<Found> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (SearchReader in = new SearchReader(file)) {
      in.begin(of);
      Visited visited = Visited.read(in);
      Continuations continuations = Continuations.read(in, visited.size());
      Tally tally = Tally.read(in);
      IntArrayList open = in.ints();
      for (int id : open) {
        in.below(id, visited.size());
      }
      in.end();
      return Optional.of(new Found(visited, continuations, tally, open));
    } catch (EOFException tooShort) {
      throw new SavedSearchException(file, "is cut off");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Keeps a search; times are those since it began or went on. */
  void write(
      Visited visited,
      Continuations continuations,
      Tally tally,
      Deque<Frontier.Entry> open,
      long nanos,
      long processorNanos) {
    try (SearchWriter out = new SearchWriter(file, of)) {
      visited.write(out);
      continuations.write(out);
      tally.write(out, nanos, processorNanos);
      IntArrayList ids = new IntArrayList(open.size());
      open.forEach(it -> ids.add(it.id()));
      out.ints(ids);
      out.done();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** To be called when there is nothing left to go on with. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
