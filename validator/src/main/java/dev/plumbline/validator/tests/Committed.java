package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Comment;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test file of the repository as it is. */
record Committed(ParsedFile file) {
  static @Nullable Committed of(SourceTree tree, String path, Budget budget) {
    byte[] source = tree.file(path);
    return source == null ? null : new Committed(HclParser.parse(path, source, budget));
  }

  /** Whether it can't be read, so that nothing can be written into it. */
  boolean isUnreadable() {
    return file.diagnostics().stream()
        .anyMatch(problem -> problem.level() == Diagnostic.Level.ERROR);
  }

  /** Its blocks by what they begin with, as in {@code run "outputs"}; of several the first. */
  Map<String, Body.Block> blocks() {
    var blocks = new LinkedHashMap<String, Body.Block>();
    for (Body.Block block : file.body().blocks()) {
      blocks.putIfAbsent(key(block), block);
    }
    return blocks;
  }

  private static String key(Body.Block block) {
    Body.Attribute alias = block.body().attribute("alias");
    boolean provider = block.type().endsWith("provider");
    String key = block.header().text().strip();
    return provider && alias != null ? key + " " + alias.expression().span().text() : key;
  }

  /** Whose a block is; a comment that somebody set above it makes it theirs. */
  Stamp stamp(Body.Block block) {
    Stamp stamp = Stamp.of(block.span().text());
    return stamp == Stamp.FITS && file.commentsOf(block).stream().anyMatch(c -> isAbove(c, block))
        ? Stamp.EDITED
        : stamp;
  }

  private static boolean isAbove(Comment comment, Body.Block block) {
    return comment.span().end() <= block.span().start();
  }

  /** What its {@code variables} block gives to all runs. */
  List<Body.Attribute> variables() {
    return file.body().blocks("variables").stream()
        .flatMap(block -> block.body().attributes().stream())
        .toList();
  }

  /** Whether somebody wrote the values that all its runs have. */
  boolean hasOwnVariables() {
    return file.body().blocks("variables").stream().anyMatch(block -> stamp(block) != Stamp.FITS);
  }

  /** Whether its runs are named as in {@code creates-a-bucket}. */
  boolean hasKebabNames() {
    return file.body().blocks("run").stream()
        .map(block -> String.valueOf(block.label(0)))
        .anyMatch(name -> name.contains("-"));
  }
}
