package dev.plumbline.standalone.run;

import dev.plumbline.analyzer.Analyzer;
import dev.plumbline.implementer.Implementer;
import dev.plumbline.ingest.Ingest;
import dev.plumbline.pipeline.service.Wiring;
import dev.plumbline.reporter.Reporter;
import dev.plumbline.reviewer.Reviewer;
import dev.plumbline.validator.Validator;
import java.util.List;

/** The six services. */
public final class Services {
  private Services() {}

  public static List<Wiring> all() {
    return List.of(
        new Ingest(),
        new Analyzer(),
        new Reviewer(),
        new Implementer(),
        new Validator(),
        new Reporter());
  }
}
