package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Type;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Digests of strings, and uuidv5. */
final class HashFunctions {
  static final List<Function> ALL =
      List.of(
          hex("md5", "MD5"),
          hex("sha1", "SHA-1"),
          hex("sha256", "SHA-256"),
          hex("sha512", "SHA-512"),
          base64("base64sha256", "SHA-256"),
          base64("base64sha512", "SHA-512"),
          Function.of(
              "uuidv5",
              Type.Primitive.STRING,
              a -> a.result(uuid(namespace(a), a.text(1)).toString()),
              text("namespace"),
              text("name")));

  private HashFunctions() {}

  private static Function hex(String name, String algorithm) {
    return Function.of(
        name,
        Type.Primitive.STRING,
        a ->
            a.result(
                HexFormat.of().formatHex(digest(algorithm, EncodingFunctions.utf8(a.text(0))))),
        text("str"));
  }

  private static Function base64(String name, String algorithm) {
    return Function.of(
        name,
        Type.Primitive.STRING,
        a ->
            a.result(
                Base64.getEncoder()
                    .encodeToString(digest(algorithm, EncodingFunctions.utf8(a.text(0))))),
        text("str"));
  }

  static byte[] digest(String algorithm, byte[] content) {
    try {
      return MessageDigest.getInstance(algorithm).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static UUID namespace(Arguments a) throws ArgumentException {
    return switch (a.text(0)) {
      case "dns" -> UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
      case "url" -> UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
      case "oid" -> UUID.fromString("6ba7b812-9dad-11d1-80b4-00c04fd430c8");
      case "x500" -> UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8");
      case String other -> {
        String digits = bare(other);
        if (!digits.matches("\\p{XDigit}{32}")) {
          throw new ArgumentException(0, "it is no UUID, and none of dns, url, oid, x500");
        }
        yield new UUID(
            Long.parseUnsignedLong(digits.substring(0, 16), 16),
            Long.parseUnsignedLong(digits.substring(16), 16));
      }
    };
  }

  /** The digits of a UUID in the usual form, which may stand in a URN or in any two brackets. */
  private static String bare(String text) {
    String inner =
        switch (text.length()) {
          case 38 -> text.substring(1, 37);
          case 45 -> text.toLowerCase(Locale.ROOT).startsWith("urn:uuid:") ? text.substring(9) : "";
          default -> text;
        };
    return inner.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
        ? inner.replace("-", "")
        : text;
  }

  /** RFC 9562, section 5.5. */
  private static UUID uuid(UUID namespace, String name) {
    byte[] text = EncodingFunctions.utf8(name);
    ByteBuffer input =
        ByteBuffer.allocate(16 + text.length)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .put(text);
    ByteBuffer hash = ByteBuffer.wrap(digest("SHA-1", input.array()));
    long high = (hash.getLong() & ~0xf000L) | 0x5000L;
    long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
