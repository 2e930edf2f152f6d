package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.source.Utf8;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;

/** base64, URL encoding, other character sets, CSV. */
final class EncodingFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "base64encode",
              Type.Primitive.STRING,
              a -> a.result(Base64.getEncoder().encodeToString(utf8(a.text(0)))),
              text("str")),
          Function.of(
              "base64decode",
              Type.Primitive.STRING,
              a -> {
                byte[] bytes = base64(a, 0);
                return a.result(
                    Utf8.decode(bytes)
                        .orElseThrow(
                            () -> new ArgumentException(0, "what it decodes to is not UTF-8")));
              },
              text("str")),
          Function.of("base64gzip", Type.Primitive.STRING, EncodingFunctions::gzip, text("str")),
          Function.of(
              "textencodebase64",
              Type.Primitive.STRING,
              EncodingFunctions::encodeText,
              text("string"),
              text("encoding")),
          Function.of(
              "textdecodebase64",
              Type.Primitive.STRING,
              EncodingFunctions::decodeText,
              text("source"),
              text("encoding")),
          Function.of(
              "urlencode", Type.Primitive.STRING, a -> a.result(urlEncode(a.text(0))), text("str")),
          Function.of("csvdecode", Type.Dynamic.ANY, EncodingFunctions::csv, text("str")));

  private EncodingFunctions() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] base64(Arguments a, int index) throws ArgumentException {
    try {
      String text = a.text(index).replace("\r", "").replace("\n", "");
      if (text.length() % 4 != 0) {
        throw new ArgumentException(index, "it is not base64");
      }
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new ArgumentException(index, "it is not base64: " + e.getMessage());
    }
  }

  private static Datum gzip(Arguments a) throws ArgumentException {
    byte[] packed = ShortGzip.of(utf8(a.text(0)));
    return packed == null
        ? a.unknown(Type.Primitive.STRING, "its bytes depend on the compressor")
        : a.result(Base64.getEncoder().encodeToString(packed));
  }

  private static Charset charset(Arguments a) throws ArgumentException {
    Charset found = Encodings.find(a.text(1));
    if (found == null) {
      throw new ArgumentException(1, "\"" + a.text(1) + "\" is no IANA name of an encoding");
    }
    return found;
  }

  private static Datum open(Arguments a) {
    return a.unknown(Type.Primitive.STRING, "nobody here has the tables of " + a.text(1));
  }

  private static Datum encodeText(Arguments a) throws ArgumentException {
    if (Encodings.isOpen(a.text(1))) {
      return open(a);
    }
    try {
      ByteBuffer encoded = charset(a).newEncoder().encode(CharBuffer.wrap(a.text(0)));
      return a.result(
          StandardCharsets.ISO_8859_1.decode(Base64.getEncoder().encode(encoded)).toString());
    } catch (CharacterCodingException e) {
      throw new ArgumentException(0, "it holds characters that " + a.text(1) + " lacks");
    }
  }

  private static Datum decodeText(Arguments a) throws ArgumentException {
    byte[] bytes = base64(a, 0);
    if (Encodings.isOpen(a.text(1))) {
      return open(a);
    }
    try {
      return a.result(charset(a).newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new ArgumentException(0, "it is not encoded as " + a.text(1));
    }
  }

  private static String urlEncode(String text) {
    var out = new StringBuilder();
    for (byte b : utf8(text)) {
      char c = (char) (b & 0xff);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "-_.~".indexOf(c) >= 0) {
        out.append(c);
      } else if (c == ' ') {
        out.append('+');
      } else {
        out.append(String.format("%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static Datum csv(Arguments a) throws ArgumentException {
    List<List<String>> rows = Csv.read(a.text(0), a.budget());
    if (rows.isEmpty()) {
      throw new ArgumentException(0, "the header line is missing");
    }
    List<String> names = rows.getFirst();
    if (names.stream().distinct().count() != names.size()) {
      throw new ArgumentException(0, "two columns have the same name");
    }
    List<Datum> objects = new ArrayList<>();
    SortedMap<String, Type> types = Datum.sorted();
    names.forEach(name -> types.put(name, Type.Primitive.STRING));
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() != names.size()) {
        throw new ArgumentException(
            0, "a line has " + row.size() + " fields instead of " + names.size());
      }
      SortedMap<String, Datum> object = Datum.sorted();
      for (int i = 0; i < row.size(); i++) {
        object.put(names.get(i), Datum.of(row.get(i)));
      }
      objects.add(Datum.object(object));
    }
    return Datum.list(new Type.ObjectOf(types), objects);
  }
}
