package dev.plumbline.forecast;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Archives that a stack packs with its plan: whether they hold something else than before. An
 * archive of the same files has the same digests, since its entries bear no time of their own.
 *
 * <p>Terraform registry, hashicorp/archive, data source archive_file; its source, {@code
 * zip_archiver.go}.
 */
final class Archives {
  /** What its digests and its size are called; its path is as it is written. */
  private static final Set<String> OF_CONTENT =
      Set.of(
          "output_base64sha256",
          "output_base64sha512",
          "output_md5",
          "output_sha",
          "output_sha256",
          "output_sha512",
          "output_size",
          "id");

  /** Where it lies. */
  static final String PATH = "output_path";

  private static final Certainty OUTSIDE =
      Certainty.likely("what the archive packs is not in the repository");
  private static final Certainty PERHAPS =
      Certainty.possible("what the archive packs is only in part in the repository");
  private static final Certainty EXCLUDED =
      Certainty.likely("what the archive packs changes, as long as it is not left out of it");

  /**
   * @param other whether it is another value
   */
  record Answer(boolean other, Certainty certainty) {
    private static final Answer SAME = new Answer(false, Certainty.CERTAIN);
  }

  private final Map<String, Answer> answers = new HashMap<>();

  Archives(Applied applied, Graph head) {
    for (Resource now : head.resources()) {
      Resource old =
          now.type().equals("archive_file") && now.mode() == Resource.Mode.DATA
              ? applied.at(now.address())
              : null;
      if (old != null && packs(now)) {
        answers.put(now.address(), compared(old, now));
      }
    }
  }

  /** Not what is written in the code itself, which is compared as it stands there. */
  private static boolean packs(Resource archive) {
    return archive.attribute("source_file") != null || archive.attribute("source_dir") != null;
  }

  private static Answer compared(Resource old, Resource now) {
    String before = digest(old);
    String after = digest(now);
    if (before == null || after == null) {
      boolean both = before == null && after == null;
      return both ? new Answer(false, OUTSIDE) : new Answer(true, PERHAPS);
    }
    return before.equals(after)
        ? Answer.SAME
        : new Answer(true, now.attribute("excludes") == null ? Certainty.CERTAIN : EXCLUDED);
  }

  private static @Nullable String digest(Resource archive) {
    return archive.metadata().members().get("packed") instanceof Value.Str(String digest)
        ? digest
        : null;
  }

  /** Of something that a data source says of its archive. */
  Answer of(Symbol symbol) {
    return OF_CONTENT.contains(symbol.path()) ? of(symbol.address()) : Answer.SAME;
  }

  /** Of the archive that a data source makes; the same for whatever makes none. */
  Answer of(String address) {
    return answers.getOrDefault(address, Answer.SAME);
  }
}
