package dev.plumbline.forecast.drawn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A change of names only, and the {@code moved} blocks that a person would write for it.
 *
 * @param moves each as {@code directory: from -> to}; the after side lacks them
 */
public record Refactoring(
    Kind kind, Map<String, String> before, Map<String, String> after, List<String> moves) {

  /** What is done to the configuration. */
  public enum Kind {
    RENAME,
    RENAME_SEVERAL,
    COUNT_TO_FOR_EACH,
    ONE_TO_FOR_EACH,
    FOR_EACH_TO_COUNT,
    RENAME_MODULE,
    EXTRACT,
    EXTRACT_ALL,
    SPLIT,
    MODULE_FOR_EACH
  }

  public static Refactoring of(Kind kind, long seed) {
    var drawing = new Drawing(1_000 + seed);
    drawing.configuration();
    Scope module = drawing.scope(drawing.root);
    module.repetition = Repetition.ONCE;
    for (int i = 0; i < 4; i++) {
      module.blocks.add(drawing.block(module));
    }
    Block block = drawing.pick(module.blocks);
    prepare(kind, block);
    Map<String, String> before = Writing.of(drawing.root);
    var moves = new ArrayList<String>();
    change(kind, drawing, module, block, moves);
    moves.sort(null);
    return new Refactoring(kind, before, Writing.of(drawing.root), moves);
  }

  private static void prepare(Kind kind, Block block) {
    switch (kind) {
      case COUNT_TO_FOR_EACH -> block.repetition = new Repetition.Count(2);
      case FOR_EACH_TO_COUNT -> block.repetition = new Repetition.ForEach(List.of("k", "l"));
      case ONE_TO_FOR_EACH -> block.repetition = Repetition.ONCE;
      case RENAME, EXTRACT -> instances(List.of(block));
      case RENAME_SEVERAL, RENAME_MODULE, EXTRACT_ALL, SPLIT, MODULE_FOR_EACH ->
          instances(block.scope.blocks);
    }
  }

  /** What has no instances has nothing to move. */
  private static void instances(List<Block> blocks) {
    blocks.stream()
        .filter(block -> block.repetition.isEmpty())
        .forEach(block -> block.repetition = Repetition.ONCE);
  }

  private static void change(
      Kind kind, Drawing drawing, Scope module, Block block, List<String> moves) {
    switch (kind) {
      case RENAME -> rename(block, moves);
      case RENAME_SEVERAL -> module.blocks.forEach(one -> rename(one, moves));
      case COUNT_TO_FOR_EACH -> {
        block.repetition = new Repetition.ForEach(List.of("k", "l"));
        keys(block, moves, "[0]", "[\"k\"]");
        keys(block, moves, "[1]", "[\"l\"]");
      }
      case FOR_EACH_TO_COUNT -> {
        block.repetition = new Repetition.Count(2);
        keys(block, moves, "[\"k\"]", "[0]");
        keys(block, moves, "[\"l\"]", "[1]");
      }
      case ONE_TO_FOR_EACH -> {
        block.repetition = new Repetition.ForEach(List.of("k"));
        keys(block, moves, "", "[\"k\"]");
      }
      case RENAME_MODULE -> {
        String from = "module." + module.name;
        module.name = "renamed";
        moves.add(": " + from + " -> module.renamed");
      }
      case MODULE_FOR_EACH -> {
        module.repetition = new Repetition.ForEach(List.of("k"));
        moves.add(": module." + module.name + " -> module." + module.name + "[\"k\"]");
      }
      case EXTRACT -> extract(List.of(block), drawing.scope(module), moves);
      case EXTRACT_ALL -> extract(module.blocks, drawing.scope(module), moves);
      case SPLIT -> {
        extract(module.blocks.subList(0, 2), drawing.scope(module), moves);
        extract(module.blocks, drawing.scope(module), moves);
      }
    }
  }

  private static void rename(Block block, List<String> moves) {
    String from = address(block);
    // Some people change a name, others think of a new one.
    block.name = block.id % 2 == 0 ? block.name + "_main" : "renamed" + block.id;
    moves.add(block.scope.directory() + ": " + from + " -> " + address(block));
  }

  private static void keys(Block block, List<String> moves, String from, String to) {
    String name = address(block);
    moves.add(block.scope.directory() + ": " + name + from + " -> " + name + to);
  }

  private static void extract(List<Block> blocks, Scope to, List<String> moves) {
    to.repetition = Repetition.ONCE;
    for (Block block : List.copyOf(blocks)) {
      Scope from = block.scope;
      from.blocks.remove(block);
      to.blocks.add(block);
      block.scope = to;
      String name = address(block);
      moves.add(from.directory() + ": " + name + " -> module." + to.name + "." + name);
    }
  }

  private static String address(Block block) {
    return "terraform_data." + block.name;
  }
}
