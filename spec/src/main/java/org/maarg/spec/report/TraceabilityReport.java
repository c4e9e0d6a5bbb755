package org.maarg.spec.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.maarg.spec.file.Problem;
import org.maarg.spec.file.SpecificationException;
import org.maarg.spec.trace.Coverage;
import org.maarg.spec.trace.Traceability;
import org.maarg.spec.trace.TraceabilityGate;

/** Requirements against code, tests, checks and scenarios, for people and for programs. */
public final class TraceabilityReport {
  /** The page in a report's folder. */
  public static final String PAGE = "index.html";

  /** The same for programs, in the same folder. */
  public static final String DATA = "traceability.json";

  private final Path root;
  private final Traceability traceability;
  private final List<Coverage> coverage;
  private final List<Problem> problems;

  private TraceabilityReport(Path root, Traceability traceability) {
    this.root = root.toAbsolutePath().normalize();
    this.traceability = traceability;
    this.coverage = traceability.coverage();
    this.problems = new TraceabilityGate(traceability).problems();
  }

  /**
   * Reads a repository.
   *
   * @param root the repository's root
   * @throws SpecificationException if the files of requirements or exceptions are wrong
   */
  public static TraceabilityReport of(Path root) {
    return new TraceabilityReport(root, Traceability.of(root));
  }

  /** What the gate finds wrong; empty when it is open. */
  public List<Problem> problems() {
    return problems;
  }

  /** How it stands with each requirement, in their order. */
  public List<Coverage> coverage() {
    return coverage;
  }

  /** Writes {@link #PAGE} and {@link #DATA}; the page's links lead to the repository. */
  public void write(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Files.createDirectories(absolute);
    String toRoot = absolute.relativize(root).toString().replace('\\', '/');
    String prefix = toRoot.isEmpty() ? "" : toRoot + "/";
    Files.writeString(absolute.resolve(PAGE), new ReportHtml(coverage, problems, prefix).page());
    Files.writeString(absolute.resolve(DATA), json());
  }

  /** Everything as JSON. */
  public String json() {
    return ReportJson.all(coverage, problems);
  }

  /** One requirement with its places as JSON; empty if there is no such requirement. */
  public Optional<String> json(String id) {
    return traceability.coverage(id).map(ReportJson::one);
  }

  /** Tables per RFC and section, and the gate's verdict. */
  public String text() {
    return ReportText.summary(coverage, problems);
  }

  /** One requirement with its places; empty if there is no such requirement. */
  public Optional<String> text(String id) {
    return traceability.coverage(id).map(ReportText::one);
  }
}
