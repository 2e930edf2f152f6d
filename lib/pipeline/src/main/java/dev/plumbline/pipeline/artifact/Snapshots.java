package dev.plumbline.pipeline.artifact;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.source.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Source trees as artifacts: one zip file each, the same bytes for the same tree. */
public final class Snapshots {
  public static final String MEDIA_TYPE = "application/vnd.plumbline.sources+zip";

  private final ArtifactStore store;

  public Snapshots(ArtifactStore store) {
    this.store = store;
  }

  public ArtifactRef put(SourceTree tree) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (var file : tree.files().entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return store.put(bytes.toByteArray(), MEDIA_TYPE);
  }

  /**
   * @throws IOException when it isn't there or isn't what {@link #put} kept
   */
  public SourceTree get(ArtifactRef ref) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(store.get(ref)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return new SourceTree(files);
  }

  /**
   * One file of it; null where there is none of that path.
   *
   * @throws IOException when it isn't there or isn't what {@link #put} kept
   */
  public byte @Nullable [] file(ArtifactRef ref, String path) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(store.get(ref)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(path)) {
          return zip.readAllBytes();
        }
      }
    }
    return null;
  }
}
