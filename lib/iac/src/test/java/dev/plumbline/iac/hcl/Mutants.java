package dev.plumbline.iac.hcl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Sources with one to three things cut out, put in or moved. */
final class Mutants {
  private static final List<String> FRAGMENTS =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "=",
          ",",
          ".",
          ":",
          "?",
          "${",
          "%{",
          "~}",
          "\n",
          "#",
          "//",
          "/*",
          "*/",
          "<<EOT\n",
          "EOT\n",
          "<<-X\n",
          "...",
          "=>",
          "::",
          ".*",
          "[*]",
          ".0",
          "1.5e3",
          "!",
          "-",
          "&&",
          "|",
          "&",
          "'",
          "`",
          ";",
          "\\",
          "$",
          "%",
          " for ",
          " in ",
          " if ",
          "null",
          "\r\n",
          "\r",
          "\t",
          "é",
          "\u0000",
          "\ufeff",
          "$${",
          "%{ if true }",
          "%{ endif }",
          "%{ else }",
          "%{for x in y}",
          "%{endfor}",
          "${~",
          "@",
          "^",
          "\\u00e9",
          "\\q",
          "0x1",
          "f(",
          "ns::f(");

  private final Random random;
  private final int bytes;

  /**
   * @param bytes exclusive bound of the single bytes put in: 128 keeps the sources valid UTF-8
   */
  Mutants(Random random, int bytes) {
    this.bytes = bytes;
    this.random = random;
  }

  byte[] next() {
    List<String> seeds = MutationTest.seeds();
    return of(seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.UTF_8));
  }

  byte[] of(byte[] whole) {
    byte[] source = whole;
    for (int change = random.nextInt(1, 4); change > 0 && source.length > 0; change--) {
      source = changed(source);
    }
    return source;
  }

  private byte[] changed(byte[] source) {
    int from = random.nextInt(source.length);
    int to = Math.min(source.length, from + random.nextInt(1, 6));
    return switch (random.nextInt(5)) {
      case 0 -> joined(source, from, new byte[0], to);
      case 1, 2 -> joined(source, from, fragment(), from);
      case 3 -> joined(source, from, fragment(), to);
      default -> joined(source, from, new byte[] {(byte) random.nextInt(bytes)}, to);
    };
  }

  private byte[] fragment() {
    return FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] source, int head, byte[] middle, int tail) {
    var out = new ByteArrayOutputStream(source.length + middle.length);
    out.write(source, 0, head);
    out.writeBytes(middle);
    out.write(source, tail, source.length - tail);
    return out.toByteArray();
  }
}
