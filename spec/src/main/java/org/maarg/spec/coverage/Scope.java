package org.maarg.spec.coverage;

import java.util.List;
import java.util.Optional;
import org.maarg.spec.rfc.Sections;

/**
 * The sections that the catalogue accounts for.
 *
 * @param rfcs per RFC, in the order of the file
 */
public record Scope(List<OfRfc> rfcs) {
  /** The file in the repository. */
  public static final String FILE = "spec/scope.yaml";

  /** Of this list, which is copied. */
  public Scope {
    rfcs = List.copyOf(rfcs);
  }

  /** What is in scope of one RFC; empty if nothing is. */
  public Optional<OfRfc> of(int rfc) {
    return rfcs.stream().filter(it -> it.rfc() == rfc).findFirst();
  }

  /**
   * What is in scope of one RFC. A section stands for those below it too.
   *
   * @param rfc its number
   * @param keywords sections of which each sentence with a keyword counts
   * @param procedure sections of which each sentence counts
   * @param line where it stands in the file
   */
  public record OfRfc(int rfc, List<String> keywords, List<String> procedure, int line) {
    /** Of these lists, which are copied. */
    public OfRfc {
      keywords = List.copyOf(keywords);
      procedure = List.copyOf(procedure);
    }

    /** Whether anything of this section counts. */
    public boolean includes(String section) {
      return Sections.isIn(section, keywords) || Sections.isIn(section, procedure);
    }

    /** Whether each sentence of this section counts. */
    public boolean isProcedure(String section) {
      return Sections.isIn(section, procedure);
    }
  }
}
