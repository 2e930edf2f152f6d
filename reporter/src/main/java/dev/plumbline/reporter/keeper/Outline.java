package dev.plumbline.reporter.keeper;

import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.source.Diagnostic;
import java.util.List;
import java.util.Objects;

/** What the keeper needs of a {@code Graph}; reading only that costs a fraction of the whole. */
record Outline(List<Node> resources, Declared declarations, List<Diagnostic> diagnostics) {
  Outline {
    Objects.requireNonNull(declarations);
  }

  record Node(String address) {}

  record Declared(List<ModuleCall> modules, List<Move> moves) {}
}
