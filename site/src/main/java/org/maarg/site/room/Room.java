package org.maarg.site.room;

/** A room of the site. All rooms say where their things are before any makes a page. */
public interface Room {
  /** Where one comes in. */
  String index();

  /** What is in it, with numbers, in a few words. */
  String summary();

  /** Says where the things of this room are, and what they are about. */
  void announce();

  /** Adds the pages of this room. */
  void add();
}
