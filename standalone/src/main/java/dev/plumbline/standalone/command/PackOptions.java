package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.read.Expressions;
import dev.plumbline.standalone.policies.PackFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import picocli.CommandLine.Option;

/** The organisation's policies that hold beside the catalogue. */
final class PackOptions {
  @Option(
      names = "--pack",
      paramLabel = "DIR|URL",
      description =
          "Policies of your own, above the catalogue: a directory, or a Git URL with "
              + "#REF or #REF:DIRECTORY; repeatable, the later above the earlier. See "
              + "docs/packs.md.")
  private List<String> packs = new ArrayList<>();

  boolean isEmpty() {
    return packs.isEmpty();
  }

  /** Whether all of them can be read here and now. */
  boolean areLocal() {
    return packs.stream().noneMatch(TargetOptions::isUrl);
  }

  /**
   * The catalogue with those that are directories.
   *
   * @throws dev.plumbline.standalone.Problem when one of them can't be used
   */
  Catalogue catalogue() throws IOException {
    List<Path> folders =
        packs.stream().filter(pack -> !TargetOptions.isUrl(pack)).map(Path::of).toList();
    return PackFolder.with(folders, Expressions.Depth.COMPILED);
  }

  /** Configuration with the packs above those that it names, and their hosts allowed. */
  Sources within(Sources given) {
    if (packs.isEmpty()) {
      return given;
    }
    Sources sources = given;
    var all = new ArrayList<>(Configuration.load(given).policies().packs());
    for (String pack : packs) {
      boolean url = TargetOptions.isUrl(pack);
      all.add(url ? pack : Path.of(pack).toAbsolutePath().normalize().toString());
      sources = url ? TargetOptions.allowing(sources, pack) : sources;
    }
    var flags = new HashMap<>(sources.flags());
    flags.put("policies.packs", String.join(",", all));
    return new Sources(flags, sources.environment(), sources.file());
  }
}
