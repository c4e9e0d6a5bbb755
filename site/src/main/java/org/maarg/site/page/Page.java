package org.maarg.site.page;

/**
 * A page of the site.
 *
 * @param path from the site's root, with slashes; never changes, for others link to it
 * @param title what it is about, in a few words
 * @param room which of the site's rooms it is in
 * @param body HTML, with a heading of level 1
 */
public record Page(String path, String title, String room, String body) {}
