package org.maarg.site;

import java.nio.file.Path;
import org.maarg.site.page.Pages;

/** The site of this repository, built once for all tests. */
final class BuiltSite {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Pages PAGES = Site.of(ROOT);

  private BuiltSite() {}
}
