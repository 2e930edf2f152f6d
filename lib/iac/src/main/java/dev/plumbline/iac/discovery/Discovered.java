package dev.plumbline.iac.discovery;

import dev.plumbline.model.source.Diagnostic;
import java.util.List;
import java.util.Set;

/**
 * What a repository holds at one moment.
 *
 * @param stacks by name
 * @param modules directories that are no stacks because others call them
 * @param settings what the repository says of itself
 * @param diagnostics of {@code .plumbline.yaml}
 * @param notes what a reader of the review should know, such as environments that were guessed at
 */
public record Discovered(
    List<Stack> stacks,
    Set<String> modules,
    ProjectSettings settings,
    List<Diagnostic> diagnostics,
    List<String> notes) {
  public Discovered {
    stacks = List.copyOf(stacks);
    modules = Set.copyOf(modules);
    diagnostics = List.copyOf(diagnostics);
    notes = List.copyOf(notes);
  }
}
