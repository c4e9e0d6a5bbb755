package org.maarg.site.page;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the site a file of the repository is. Rooms announce what they make a page of; any other
 * file that somebody links to becomes a page of its source, and is remembered for that.
 */
public final class Routes {
  /** Folder of the pages of sources. */
  public static final String SOURCES = "source/";

  /** Folder of files that are shown as they are. */
  public static final String FILES = "files/";

  private static final Pattern NAMED = Pattern.compile("([a-z]+) (\\S+)");
  private static final Pattern LINE = Pattern.compile("L\\d+");
  private static final Pattern PICTURE = Pattern.compile(".*\\.(svg|png)");

  private final Repository repository;
  private final Map<String, String> pages = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final SortedSet<String> wanted = new TreeSet<>();

  /** Nothing is announced yet. */
  Routes(Repository repository) {
    this.repository = repository;
  }

  /** A file of the repository has this page. */
  public void announce(String file, String page) {
    pages.put(file, page);
  }

  /** A place in a file of the repository, of those that have several pages, is on this page. */
  public void announce(String file, String place, String page) {
    places.put(file + "#" + place, page);
  }

  /** What texts call so, as {@code world relay}, is at this address. */
  public void name(String kind, String name, String address) {
    names.put(kind + " " + name, address);
  }

  /** Where what a text calls so is; empty if nothing of that name was announced. */
  public Optional<String> named(String text) {
    return NAMED.matcher(text).matches() ? Optional.ofNullable(names.get(text)) : Optional.empty();
  }

  /**
   * The address of a file or folder, or of a place in it. One that does not exist has an address
   * too, at which there is nothing: the walk over all links finds it.
   *
   * @param place without the sign {@code #}; may be empty
   */
  public String of(String path, String place) {
    String split = places.get(path + "#" + place);
    if (split != null) {
      return split + "#" + place;
    }
    String page = pages.get(path);
    if (page != null && !LINE.matcher(place).matches()) {
      return page + (place.isEmpty() ? "" : "#" + place);
    }
    if (page == null && repository.isFolder(path)) {
      return folder(path);
    }
    wanted.add(path);
    return shown(path) + (place.isEmpty() ? "" : "#" + place);
  }

  private String folder(String path) {
    String described = pages.get(path + "/README.md");
    if (described != null) {
      return described;
    }
    wanted.add(path);
    return SOURCES + path + "/index.html";
  }

  /** Where a file is shown that has no page of its own. */
  static String shown(String path) {
    return PICTURE.matcher(path).matches() ? FILES + path : SOURCES + path + ".html";
  }

  /** Takes the files and folders that somebody has linked to since the last call. */
  SortedSet<String> takeWanted() {
    SortedSet<String> taken = new TreeSet<>(wanted);
    wanted.clear();
    return taken;
  }

  /** The way from a page to an address in the site. */
  public static String relative(String page, String address) {
    Matcher parts = Pattern.compile("([^#]*)(#.*)?").matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException(address);
    }
    String place = parts.group(2) == null ? "" : parts.group(2);
    if (parts.group(1).equals(page) && !place.isEmpty()) {
      return place;
    }
    Path folder = Path.of("/" + page).resolveSibling("");
    return folder.relativize(Path.of("/" + parts.group(1))) + place;
  }
}
