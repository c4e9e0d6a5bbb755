package org.maarg.security.report;

import java.util.List;

/**
 * A run on sockets beside the simulation of the same.
 *
 * @param scenario ID of the scenario that it is a variant of
 * @param id unique within the scenario: letters, digits, hyphens
 * @param setting in words
 * @param rows what was compared
 * @param differences beyond what is allowed; empty if both agree
 */
public record LiveTable(
    String scenario, String id, String setting, List<Row> rows, List<String> differences) {
  /**
   * A number of both.
   *
   * @param what it is, with its unit
   * @param rule how close both must be
   */
  public record Row(String what, String simulated, String live, String rule) {}

  /** Copies the lists. */
  public LiveTable {
    rows = List.copyOf(rows);
    differences = List.copyOf(differences);
  }
}
