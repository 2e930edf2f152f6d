package dev.plumbline.reporter.dashboard;

import dev.plumbline.reporter.projection.ReadModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a finding's page shows.
 *
 * @param code the lines around it, empty where the sources are not at hand yet, or no more
 * @param life how it lives on the tracked branch, null where it is on none
 */
record FindingPage(
    ReadModel.FindingRow found, List<CodeLine> code, ReadModel.@Nullable LifeRow life) {

  /**
   * @param marked whether it is inside the finding's range
   */
  record CodeLine(int number, String text, boolean marked) {}

  FindingPage {
    code = List.copyOf(code);
  }
}
