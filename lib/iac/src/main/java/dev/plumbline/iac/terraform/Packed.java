package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Files;
import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code archive_file} packs, for its metadata: under {@code packed} a digest of the files,
 * by which two readings can be told apart. It is no digest of the archive, which nobody makes here.
 *
 * <p>Terraform registry, hashicorp/archive, data source archive_file.
 */
final class Packed {
  private static final String NAME = "packed";

  private Packed() {}

  /** With the digest, where all that is packed lies in the snapshot. */
  static Value.Obj into(Value.Obj metadata, ResourceInstances block, Content content, Files files) {
    if (!block.declared().type().equals("archive_file")) {
      return metadata;
    }
    String digest = digest(content, files);
    if (digest == null) {
      return metadata;
    }
    var members = new LinkedHashMap<>(metadata.members());
    members.put(NAME, Value.of(digest));
    return new Value.Obj(members);
  }

  private static @Nullable String digest(Content content, Files files) {
    if (text(content, "source_file") instanceof String file) {
      byte[] source = files.read(file);
      return source == null ? null : hex(Sha256.begun(), file, source);
    }
    if (!(text(content, "source_dir") instanceof String directory)
        || !files.isDirectory(directory)) {
      return null;
    }
    MessageDigest all = Sha256.begun();
    String resolved = files.resolve(directory);
    for (String name : files.below(resolved == null ? "" : resolved).keySet()) {
      byte[] source = files.read(directory + "/" + name);
      add(all, name, source == null ? new byte[0] : source);
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static String hex(MessageDigest digest, String name, byte[] source) {
    add(digest, name, source);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String name, byte[] source) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(Sha256.begun().digest(source));
  }

  private static @Nullable String text(Content content, String name) {
    Datum value = content.arguments().get(name);
    return value != null && value.unmarked() instanceof Datum.Str(String text) ? text : null;
  }
}
