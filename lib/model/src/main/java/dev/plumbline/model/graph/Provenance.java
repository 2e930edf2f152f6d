package dev.plumbline.model.graph;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.source.SourceRange;
import java.util.List;

/**
 * Where an attribute is written and what its value passed through.
 *
 * @param range the attribute or block in the source
 * @param trace from the attribute outwards: {@code var.encrypted} ← module argument ← {@code
 *     prod.tfvars:12}; empty for a literal
 */
public record Provenance(SourceRange range, List<Step> trace) {
  public Provenance {
    trace = List.copyOf(trace);
  }

  /**
   * One step of the way.
   *
   * @param name {@code var.encrypted}, {@code local.tags}, {@code module.db}, {@code default_tags}
   * @param kind what is found at {@code range}
   */
  public record Step(Kind kind, String name, SourceRange range) {}

  public enum Kind {
    /** From what is named there, by whatever way; ways that we don't know of are some way too. */
    @JsonEnumDefaultValue
    REFERENCE,
    VARIABLE_DEFAULT,
    VARIABLE_FILE,
    MODULE_ARGUMENT,
    LOCAL,
    PROVIDER_DEFAULT,
    PARAMETER,
    CONFIG
  }
}
