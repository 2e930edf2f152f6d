package dev.plumbline.forecast.drawn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of a configuration; what can't apply to what was drawn changes nothing. */
enum Mutation {
  INPUT {
    @Override
    void apply(Drawing drawing, Block block) {
      block.input = drawing.chance(15) ? null : drawing.value(block);
    }
  },
  TRIGGER {
    @Override
    void apply(Drawing drawing, Block block) {
      block.trigger = drawing.chance(15) ? null : drawing.value(block);
    }
  },
  TEXT {
    @Override
    void apply(Drawing drawing, Block block) {
      block.input = new Expr.Text("new");
    }
  },
  TRIGGER_TEXT {
    @Override
    void apply(Drawing drawing, Block block) {
      block.trigger = new Expr.Text("new");
    }
  },
  RENAME {
    @Override
    void apply(Drawing drawing, Block block) {
      if (!block.moved) {
        String from = "terraform_data." + block.name;
        block.name = "renamed" + block.id;
        move(drawing, block.scope, from, "terraform_data." + block.name, block);
      }
    }
  },
  REPEAT {
    @Override
    void apply(Drawing drawing, Block block) {
      Repetition before = block.repetition;
      Repetition after = drawing.chance(25) ? Repetition.ONCE : drawing.repetition();
      block.repetition = after;
      String name = "terraform_data." + block.name;
      boolean kinds = before.getClass() != after.getClass();
      if (!block.moved && kinds && !before.isEmpty() && !after.isEmpty()) {
        move(drawing, block.scope, name + before.firstKey(), name + after.firstKey(), block);
      }
    }
  },
  REPEAT_MODULE {
    @Override
    void apply(Drawing drawing, Block block) {
      Scope scope = block.scope;
      Scope parent = scope.parent;
      if (parent == null || scope.moved || scope.isGone()) {
        return;
      }
      Repetition before = scope.repetition;
      Repetition after = drawing.chance(25) ? Repetition.ONCE : drawing.repetition();
      scope.repetition = after;
      if (before.getClass() != after.getClass() && !before.isEmpty() && !after.isEmpty()) {
        scope.moved = true;
        statement(
            drawing,
            parent,
            "module." + scope.name + before.firstKey(),
            "module." + scope.name + after.firstKey());
      }
    }
  },
  RENAME_MODULE {
    @Override
    void apply(Drawing drawing, Block block) {
      Scope scope = block.scope;
      Scope parent = scope.parent;
      if (parent != null && !scope.moved) {
        String from = "module." + scope.name;
        scope.name = "n" + scope.id;
        scope.moved = true;
        statement(drawing, parent, from, "module." + scope.name);
      }
    }
  },
  EXTRACT {
    @Override
    void apply(Drawing drawing, Block block) {
      if (block.moved) {
        return;
      }
      Scope from = block.scope;
      Scope to = drawing.scope(from);
      to.repetition = Repetition.ONCE;
      from.blocks.remove(block);
      to.blocks.add(block);
      block.scope = to;
      block.needs.clear();
      String name = "terraform_data." + block.name;
      move(drawing, from, name, "module." + to.name + "." + name, block);
    }
  },
  ADD {
    @Override
    void apply(Drawing drawing, Block block) {
      block.scope.blocks.add(drawing.block(block.scope));
    }
  },
  REMOVE {
    @Override
    void apply(Drawing drawing, Block block) {
      block.gone = true;
      if (drawing.chance(40) && !block.moved) {
        String destroy = Boolean.toString(drawing.chance(40));
        block.scope.statements.add(
            "removed {\n  from = terraform_data."
                + block.name
                + "\n  lifecycle {\n    destroy = "
                + destroy
                + "\n  }\n}\n");
      }
    }
  },
  REMOVE_MODULE {
    @Override
    void apply(Drawing drawing, Block block) {
      block.scope.gone = block.scope.parent != null;
    }
  },
  CREATE_FIRST {
    @Override
    void apply(Drawing drawing, Block block) {
      block.createFirst = !block.createFirst;
      block.trigger = new Expr.Text("new");
    }
  },
  IGNORE {
    @Override
    void apply(Drawing drawing, Block block) {
      block.ignored = drawing.pick(List.of("input", "triggers_replace", "all", ""));
    }
  },
  TRIGGERED_BY {
    @Override
    void apply(Drawing drawing, Block block) {
      block.triggeredBy = drawing.earlier(block);
      block.triggerAttribute = drawing.pick(List.of("", "input", "output", "id"));
    }
  };

  abstract void apply(Drawing drawing, Block block);

  private static void move(Drawing drawing, Scope scope, String from, String to, Block block) {
    block.moved = true;
    statement(drawing, scope, from, to);
  }

  private static void statement(Drawing drawing, Scope scope, String from, String to) {
    if (drawing.chance(70)) {
      scope.statements.add("moved {\n  from = " + from + "\n  to   = " + to + "\n}\n");
    }
  }

  /** One to four changes of what was drawn, by name. */
  static List<String> several(Drawing drawing) {
    List<String> names = new ArrayList<>();
    int count = 1 + drawing.random.nextInt(4);
    for (int i = 0; i < count; i++) {
      List<Block> present = drawing.present();
      @Nullable Block block = present.isEmpty() ? null : drawing.pick(present);
      Mutation mutation = drawing.pick(List.of(values()));
      if (block != null) {
        mutation.apply(drawing, block);
        names.add(mutation.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
      }
    }
    return names;
  }
}
