package dev.plumbline.iac.discovery;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;

/**
 * A file that code reads with {@code file()}, {@code templatefile()} and their like.
 *
 * @param fromModule whether the path starts at the module's directory; else at the root module's
 * @param path as far as it is plain text
 * @param exact whether that is all of it; else any file is meant that begins so
 * @param packed whether it is only packed, which a directory of any size can be
 */
record FileReference(boolean fromModule, String path, boolean exact, boolean packed) {
  /** A path of which nothing is known: somewhere below the module. */
  private static final FileReference ANYWHERE = new FileReference(true, "", false);

  private FileReference(boolean fromModule, String path, boolean exact) {
    this(fromModule, path, exact, false);
  }

  /** Reads the path argument of such a function. */
  static FileReference of(Expression argument) {
    return switch (argument) {
      case Template template -> of(template);
      case Expression.Parentheses parentheses -> of(parentheses.inner());
      case Traversal.Absolute traversal when isPathOf(traversal, "module") -> ANYWHERE;
      case Traversal.Absolute traversal when isPathOf(traversal, "root") ->
          new FileReference(false, "", false);
      case Expression _ -> ANYWHERE;
    };
  }

  /** The same, as the directory that {@code fileset()} lists. */
  FileReference below() {
    return new FileReference(fromModule, path.isEmpty() ? "" : path + "/", false);
  }

  /** The same, as a directory that is packed. */
  FileReference packedBelow() {
    return new FileReference(fromModule, path + "/", false, true);
  }

  private static FileReference of(Template template) {
    boolean fromModule = false;
    var text = new StringBuilder();
    boolean first = true;
    for (Template.Part part : template.parts()) {
      boolean begins = first;
      first = false;
      switch (part) {
        case Template.Text words -> text.append(words.value());
        case Template.Interpolation variable
            when begins && variable.expression() instanceof Traversal.Absolute traversal -> {
          fromModule = isPathOf(traversal, "module");
          if (!fromModule && !isPathOf(traversal, "root") && !isPathOf(traversal, "cwd")) {
            return ANYWHERE;
          }
        }
        case Template.Interpolation _, Template.If _, Template.For _ -> {
          return begins ? ANYWHERE : new FileReference(fromModule, relative(text), false);
        }
      }
    }
    return new FileReference(fromModule, relative(text), true);
  }

  private static String relative(CharSequence text) {
    String path = text.toString();
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static boolean isPathOf(Traversal.Absolute traversal, String what) {
    return traversal.root().equals("path")
        && traversal.steps().size() == 1
        && traversal.steps().getFirst() instanceof Traversal.Attribute step
        && step.name().equals(what);
  }
}
