package dev.plumbline.pipeline.artifact;

import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of texts as an event carries it: in its record while it is short, else beside it.
 *
 * @param texts all of them, or none where {@code ref} has them
 * @param count of all of them
 */
public record Listing(List<String> texts, int count, @Nullable ArtifactRef ref) {
  private static final int MOST_BYTES = 32 << 10;

  public Listing {
    texts = List.copyOf(texts);
  }

  /**
   * @throws IOException when it is long and the store can't keep it
   */
  public static Listing of(List<String> texts, ArtifactStore store) throws IOException {
    byte[] json = Json.bytes(texts);
    return json.length <= MOST_BYTES
        ? new Listing(texts, texts.size(), null)
        : new Listing(List.of(), texts.size(), store.put(json, ArtifactStore.JSON));
  }

  /**
   * The texts, wherever they are.
   *
   * @throws IOException as in {@link ArtifactStore#get}
   * @throws IllegalArgumentException when what is beside the record is no list of texts
   */
  public static List<String> read(
      List<String> texts, @Nullable ArtifactRef ref, ArtifactStore store) throws IOException {
    return ref == null ? texts : List.of(store.getJson(ref, String[].class));
  }
}
