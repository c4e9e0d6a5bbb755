package org.maarg.site.page;

import java.util.List;

/** A site that is being built: what rooms need to make their pages. */
public final class Build {
  private final Repository repository;
  private final Routes routes;
  private final Ids ids = new Ids();
  private final Markdown markdown;
  private final SearchIndex index = new SearchIndex();
  private final Pages pages = new Pages();
  private final Shell shell;

  /**
   * An empty site.
   *
   * @param rooms what every page leads to
   */
  public Build(Repository repository, List<Shell.Door> rooms) {
    this.repository = repository;
    this.routes = new Routes(repository);
    this.markdown = new Markdown(routes, ids);
    this.shell = new Shell(rooms);
  }

  /** What the site is made from. */
  public Repository repository() {
    return repository;
  }

  /** Where things are in the site. */
  public Routes routes() {
    return routes;
  }

  /** There is a requirement of this ID: it has a page, and texts that name it link to that. */
  public void requirement(String id) {
    ids.add(id);
  }

  /** The requirements that a text names, each once, in its order. */
  public List<String> requirementsIn(String text) {
    return ids.in(text);
  }

  /** Adds a page, which the search finds by its title and by the words in it. */
  public void add(Page page) {
    pages.put(page.path(), shell.around(page));
    index.add(page.room(), page.title(), page.path(), page.body());
  }

  /** Adds a page whose places the search finds by {@link #find}, and itself by its title alone. */
  public void addOfPlaces(Page page) {
    pages.put(page.path(), shell.around(page));
    index.add(page.room(), page.title(), page.path(), "");
  }

  /**
   * Has the search find a place.
   *
   * @param words HTML or text
   */
  public void find(String room, String title, String address, String words) {
    index.add(room, title, address, words);
  }

  /** Adds a file that is no page. */
  public void file(String path, String text) {
    pages.put(path, text);
  }

  /** A text in Markdown as HTML. */
  public String markdown(String file, String text, String page) {
    return markdown.html(file, text, page);
  }

  /** A text as HTML in which the IDs of requirements are links. */
  public String text(String text, String page) {
    return ids.html(text, page);
  }

  /** A link to an address in the site. */
  public String link(String page, String address, String text) {
    return Html.link(Routes.relative(page, address), text);
  }

  /** A link to a file of the repository, at a line of it if that is not 0. */
  public String source(String page, String file, int line) {
    String address = line == 0 ? routes.of(file, "") : routes.of(file, "L" + line);
    String name = file.substring(file.lastIndexOf('/') + 1);
    String text = line == 0 ? name : name + ":" + line;
    return "<a href=\""
        + Html.escape(Routes.relative(page, address))
        + "\" title=\""
        + Html.escape(file)
        + "\">"
        + Html.escape(text)
        + "</a>";
  }

  /** Links to requirements, with commas between them. */
  public String requirements(List<String> all, String page) {
    return text(String.join(", ", all), page);
  }

  /** Adds what links have asked for, the search and what all pages share; ends the build. */
  public Pages finish() {
    new Sources(this).add();
    shell.files().forEach(pages::put);
    pages.put("search-index.js", index.script());
    return pages;
  }

  /** Adds a page that the search does not look into. */
  void addUnsearched(Page page) {
    pages.put(page.path(), shell.around(page));
  }

  /** Adds a file of the repository as it is. */
  void copy(String path, String file) {
    pages.put(path, repository.octets(file));
  }
}
