package dev.plumbline.policy.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.facts.Edition;
import dev.plumbline.model.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the policies, tables and facts of one build from those of another: part of a review's
 * identity, so that what was judged by an older catalogue is not taken for what this one would say.
 */
public final class Judges {
  static final String FILE = "policies.digest";

  private Judges() {}

  private static final class Holder {
    static final String BUNDLED = load();
  }

  /** Lower-case hex SHA-256 of all that ships with the product. */
  public static String bundled() {
    return Holder.BUNDLED;
  }

  /** What the build wrote; made anew where classes were compiled without it, as editors do. */
  private static String load() {
    try (InputStream file = Judges.class.getResourceAsStream("/" + FILE)) {
      return file == null ? computed() : new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String computed() {
    return of(CatalogueReader.policyFiles(), CatalogueReader.tableFiles(), Edition.bundled());
  }

  /**
   * @param policies texts by path
   * @param tables likewise
   */
  static String of(Map<String, String> policies, Map<String, String> tables, String facts) {
    MessageDigest digest = Sha256.begun();
    for (Map<String, String> files : List.of(policies, tables)) {
      new TreeMap<>(files)
          .forEach((path, text) -> {
            digest.update((path + '\0').getBytes(UTF_8));
            digest.update((text + '\0').getBytes(UTF_8));
          });
    }
    return HexFormat.of().formatHex(digest.digest(facts.getBytes(UTF_8)));
  }
}
