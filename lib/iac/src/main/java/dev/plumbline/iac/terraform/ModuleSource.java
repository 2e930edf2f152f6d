package dev.plumbline.iac.terraform;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Resource.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the files of one directory declare, before anything is evaluated. Shared by all calls of
 * the module.
 *
 * @param resources managed, data and ephemeral ones by what a reference to them begins with: {@code
 *     aws_vpc.a}, {@code data.aws_ami.b}
 * @param providers provider blocks
 * @param settings the {@code terraform} blocks
 * @param moves moved, removed and import blocks
 */
record ModuleSource(
    String directory,
    Map<String, Body.Block> variables,
    Map<String, Body.Attribute> locals,
    Map<String, Body.Block> outputs,
    Map<String, Body.Block> calls,
    Map<String, Declared> resources,
    List<Body.Block> providers,
    List<Body.Block> settings,
    List<Body.Block> moves,
    List<Body.Block> checks,
    List<Comment> comments) {

  static ModuleSource empty(String directory) {
    return new ModuleSource(
        directory,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** A resource, data source or ephemeral resource. */
  record Declared(Mode mode, String type, String name, Body.Block block) {
    String reference() {
      return switch (mode) {
        case MANAGED -> type + "." + name;
        case DATA -> "data." + type + "." + name;
        case EPHEMERAL -> "ephemeral." + type + "." + name;
      };
    }

    @Nullable Expression argument(String name) {
      Body.Attribute attribute = block.body().attribute(name);
      return attribute == null ? null : attribute.expression();
    }
  }
}
