package dev.plumbline.facts;

import dev.plumbline.model.digest.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Tells one set of facts from another. */
public final class Edition {
  static final List<String> FILES =
      List.of(
          "aws.facts.gz",
          "aws.absent.gz",
          "azurerm.facts.gz",
          "google.facts.gz",
          "kubernetes.facts.gz",
          "helm.facts.gz",
          "cfn-tf.map.gz",
          "cfn.types.gz",
          "cfn.updates.gz",
          "pulumi-aws.map.gz",
          "pulumi-azurerm.map.gz",
          "pulumi-google.map.gz",
          LegacyTokens.FILE,
          Arrivals.FILE,
          "prices.csv");

  private Edition() {}

  /** Lower-case hex SHA-256 of all facts that ship with the product; reads each file. */
  public static String bundled() {
    try {
      MessageDigest digest = Sha256.begun();
      for (String name : FILES) {
        try (InputStream file = Edition.class.getResourceAsStream(name)) {
          if (file == null) {
            throw new FileNotFoundException(name + " is missing from the jar");
          }
          digest.update(file.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
