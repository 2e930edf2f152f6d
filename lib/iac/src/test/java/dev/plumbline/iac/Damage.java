package dev.plumbline.iac;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Cuts, repeats, moves and replaces parts of sources. */
final class Damage {
  private static final List<String> FRAGMENTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "\"",
          "'",
          ":",
          ",",
          "=",
          "${",
          "%{",
          "~}",
          "\n",
          "\r\n",
          "<<EOT\n",
          "<<-E\n",
          "*/",
          "/*",
          "#",
          "//",
          "...",
          "=>",
          "[*]",
          ".*.",
          "&a ",
          "*a",
          "<<: ",
          "!Ref ",
          "!If ",
          "!Sub ",
          "!x ",
          "|\n",
          ">\n",
          "- ",
          "? ",
          "---\n",
          "\t",
          "\u0000",
          "\ufeff",
          "é",
          "👩‍👩‍👧",
          "1e999999999",
          "-1",
          "999999999999999999999",
          "0x1",
          "null",
          "true",
          "for_each = ",
          "count = 1e9\n",
          "count = -1\n",
          "each.value",
          "self.x",
          "local.a",
          "module.m",
          "templatefile(\"t.tftpl\", {})",
          "yamldecode(",
          "range(1e9)",
          "Fn::ForEach::L",
          "Fn::Transform",
          "\\u00",
          "\\ud83d",
          "%!",
          "{\"Ref\":\"P\"}",
          "fn::invoke",
          "${a.b[0]}");

  private final SplittableRandom random;

  Damage(SplittableRandom random) {
    this.random = random;
  }

  /** One of the files changed in one to six places. */
  FuzzSeeds.Sources of(FuzzSeeds.Sources sources) {
    List<String> names = List.copyOf(sources.files().keySet());
    String name = names.get(random.nextInt(names.size()));
    byte[] changed = sources.files().getOrDefault(name, new byte[0]);
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      changed = once(changed);
    }
    var files = new TreeMap<>(sources.files());
    files.put(name, changed);
    return new FuzzSeeds.Sources(sources.stack(), files);
  }

  private byte[] once(byte[] source) {
    if (source.length == 0) {
      return fragment();
    }
    int from = random.nextInt(source.length);
    int to = Math.min(source.length, from + 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 8));
    byte[] cut = java.util.Arrays.copyOfRange(source, from, to);
    return switch (random.nextInt(9)) {
      case 0 -> joined(source, from, new byte[0], to);
      case 1, 2 -> joined(source, from, fragment(), from);
      case 3 -> joined(source, from, fragment(), to);
      case 4 -> joined(source, from, new byte[] {(byte) random.nextInt(256)}, to);
      case 5 -> joined(source, from, repeated(cut), to);
      case 6 -> joined(source, from, repeated(fragment()), from);
      case 7 -> {
        int at = random.nextInt(source.length);
        yield joined(source, at, cut, at);
      }
      default -> java.util.Arrays.copyOf(source, from);
    };
  }

  private byte[] fragment() {
    return FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.UTF_8);
  }

  /** Mostly a few times; now and then so often that it nests deeply, but never past 100 kB. */
  private byte[] repeated(byte[] part) {
    int times = random.nextInt(20) == 0 ? 5_000 : 2 + random.nextInt(30);
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < times && out.size() < 100_000; i++) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] source, int head, byte[] middle, int tail) {
    var out = new ByteArrayOutputStream(source.length + middle.length);
    out.write(source, 0, head);
    out.writeBytes(middle);
    out.write(source, tail, source.length - tail);
    byte[] whole = out.toByteArray();
    return whole.length > 400_000 ? java.util.Arrays.copyOf(whole, 400_000) : whole;
  }
}
