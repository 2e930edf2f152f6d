package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.SetOrder;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.Utf8;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Functions that read files, within the snapshot only, and those about paths. */
final class FileFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of("file", Type.Primitive.STRING, FileFunctions::file, text("path")),
          Function.of(
              "filebase64",
              Type.Primitive.STRING,
              a -> a.result(Base64.getEncoder().encodeToString(read(a, 0))),
              text("path")),
          hex("filemd5", "MD5"),
          hex("filesha1", "SHA-1"),
          hex("filesha256", "SHA-256"),
          hex("filesha512", "SHA-512"),
          base64("filebase64sha256", "SHA-256"),
          base64("filebase64sha512", "SHA-512"),
          Function.of("fileexists", Type.Primitive.BOOL, FileFunctions::exists, text("path")),
          Function.of(
              "fileset",
              new Type.SetOf(Type.Primitive.STRING),
              FileFunctions::fileset,
              text("path"),
              text("pattern")),
          Function.of(
              "basename",
              Type.Primitive.STRING,
              FileFunctions::basename,
              Parameter.of("path", Type.Primitive.STRING, Allow.UNKNOWN)),
          Function.of(
              "dirname", Type.Primitive.STRING, a -> a.result(dirname(a.text(0))), text("path")),
          Function.of(
              "abspath",
              Type.Primitive.STRING,
              a ->
                  a.text(0).startsWith("/")
                      ? a.result(clean(a.text(0)))
                      : a.unknown(
                          Type.Primitive.STRING,
                          "it depends on the directory that Terraform runs in"),
              text("path")),
          Function.of(
              "pathexpand",
              Type.Primitive.STRING,
              a ->
                  a.text(0).startsWith("~")
                      ? a.unknown(
                          Type.Primitive.STRING, "it depends on the user who runs Terraform")
                      : a.get(0),
              text("path")));

  /** Address of the unknown that {@code path.cwd} is. */
  private static final String WORKING_DIRECTORY = "path.cwd";

  private static final Pattern NESTED_BRACES = Pattern.compile("\\{[^}]*\\{");

  private FileFunctions() {}

  /**
   * @throws ArgumentException when the snapshot has no such file
   */
  static byte[] read(Arguments a, int index) throws ArgumentException {
    String path = a.text(index);
    byte[] content = a.evaluation().files().read(path);
    if (content == null) {
      if (a.evaluation().files().resolve(path) == null) {
        throw new ArgumentException(index, "\"" + path + "\" lies outside of the repository");
      }
      if (a.evaluation().files().isDirectory(path)) {
        throw new ArgumentException(index, "\"" + path + "\" is a directory");
      }
      throw ArgumentException.absentFile(index, path);
    }
    a.budget().allocate(content.length);
    return content;
  }

  private static Datum exists(Arguments a) throws ArgumentException {
    if (a.evaluation().files().isDirectory(a.text(0))) {
      throw new ArgumentException(0, "\"" + a.text(0) + "\" is a directory, not a file");
    }
    return Datum.of(a.evaluation().files().read(a.text(0)) != null);
  }

  private static Datum file(Arguments a) throws ArgumentException {
    String content =
        Utf8.decode(read(a, 0))
            .orElseThrow(() ->
                new ArgumentException(
                    0,
                    "the content of \""
                        + a.text(0)
                        + "\" is not UTF-8; filebase64 reads any file"));
    return a.result(content);
  }

  private static Function hex(String name, String algorithm) {
    return Function.of(
        name,
        Type.Primitive.STRING,
        a -> a.result(HexFormat.of().formatHex(HashFunctions.digest(algorithm, read(a, 0)))),
        text("path"));
  }

  private static Function base64(String name, String algorithm) {
    return Function.of(
        name,
        Type.Primitive.STRING,
        a ->
            a.result(
                Base64.getEncoder().encodeToString(HashFunctions.digest(algorithm, read(a, 0)))),
        text("path"));
  }

  private static Datum fileset(Arguments a) throws ArgumentException {
    String directory = a.evaluation().files().resolve(a.text(0));
    if (directory == null) {
      throw new ArgumentException(0, "\"" + a.text(0) + "\" lies outside of the repository");
    }
    if (NESTED_BRACES.matcher(a.text(1)).find()) {
      return a.unknown(
          new Type.SetOf(Type.Primitive.STRING), "braces in braces are read in their own way");
    }
    String wanted = clean(a.text(1));
    if (wanted.startsWith("../")) {
      return outsideOf(a, directory, wanted);
    }
    PathPattern pattern = PathPattern.compile(wanted);
    if (pattern == null) {
      throw new ArgumentException(1, "it is no valid pattern");
    }
    List<Datum> matching = new ArrayList<>();
    for (String path : a.evaluation().files().below(directory).keySet()) {
      a.budget().spend(1 + path.length());
      if (pattern.matches(path)) {
        matching.add(Datum.of(path));
      }
    }
    return SetOrder.set(Type.Primitive.STRING, matching);
  }

  /** Files beside a directory or above it, by path relative to it. */
  private static Datum outsideOf(Arguments a, String directory, String wanted)
      throws ArgumentException {
    String whole = SourcePaths.normal(directory + "/" + wanted);
    PathPattern pattern = whole == null ? null : PathPattern.compile(whole);
    if (pattern == null) {
      throw new ArgumentException(1, "it is no valid pattern, or leads out of the repository");
    }
    List<Datum> matching = new ArrayList<>();
    for (String path : a.evaluation().files().below("").keySet()) {
      a.budget().spend(1 + path.length());
      if (pattern.matches(path)) {
        matching.add(Datum.of(Path.of(directory).relativize(Path.of(path)).toString()));
      }
    }
    return SetOrder.set(Type.Primitive.STRING, matching);
  }

  /** The last part of the working directory is known where everything above it is not. */
  private static Datum basename(Arguments a) throws ArgumentException {
    if (!(a.get(0) instanceof Datum.Unknown unknown)) {
      return a.result(basename(a.text(0)));
    }
    String root = a.evaluation().files().directory();
    return unknown.origin().address().equals(WORKING_DIRECTORY) && !root.isEmpty()
        ? a.result(basename(root))
        : a.unknown(Type.Primitive.STRING);
  }

  private static String basename(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  private static String dirname(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  /** The shortest path that means the same. */
  private static String clean(String path) {
    List<String> parts = new ArrayList<>();
    boolean rooted = path.startsWith("/");
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && rooted)) {
        parts.add(part);
      }
    }
    String joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
