package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.source.SourcePaths;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which file of the repository a nested template's URL means: a path as {@code aws cloudformation
 * package} takes it, or an object of S3 that was uploaded from here.
 */
public final class TemplateUrl {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json", ".template");

  /** What stands before an object's key: a bucket in the host's name, or behind the host's. */
  private static final Pattern BUCKET =
      Pattern.compile("s3://[^/]+/|https?://s3[.-][^/]+/[^/]+/|https?://[^/]+/");

  /** Which property of a resource names another template. */
  private static final Map<String, String> NESTING =
      Map.of(
          "AWS::CloudFormation::Stack", "TemplateURL",
          "AWS::Serverless::Application", "Location");

  /** Where the CDK's output says which file an asset is. */
  public static final String ASSET = "aws:asset:path";

  private TemplateUrl() {}

  /** The property of a type that names another template, or null. */
  public static @Nullable String property(String type) {
    return NESTING.get(type);
  }

  /** Whether a resource is a nested stack, wherever its template may be. */
  static boolean nests(YamlNode resource) {
    return resource.member("Type").flatMap(YamlNode::scalarText).map(NESTING::get).isPresent();
  }

  /**
   * The node that names the template of a resource, where it is a nested stack. The CDK uploads
   * templates under a digest, and says in the metadata which file of its output they are.
   */
  static Optional<YamlNode> of(YamlNode resource) {
    String property =
        resource.member("Type").flatMap(YamlNode::scalarText).map(NESTING::get).orElse(null);
    Optional<YamlNode> asset = resource.member("Metadata").flatMap(all -> all.member(ASSET));
    return property == null || asset.isPresent()
        ? asset.filter(path -> property != null && namesFile(text(path)))
        : resource
            .member("Properties")
            .flatMap(all -> all.member(property))
            .filter(url -> !text(url).isEmpty());
  }

  /** What a URL ends in, if that names a file: of a call, the last text that does. */
  static String text(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.text().strip();
      case YamlNode.Sequence it -> last(it.elements());
      case YamlNode.Mapping it -> last(it.entries().stream().map(YamlNode.Entry::value).toList());
    };
  }

  private static String last(List<YamlNode> nodes) {
    for (YamlNode node : nodes.reversed()) {
      String found = text(node);
      if (namesFile(found)) {
        return found;
      }
    }
    return "";
  }

  /** Whether a text can be the end of a template's URL. */
  public static boolean namesFile(String text) {
    return ENDINGS.stream().anyMatch(text::endsWith);
  }

  /** A path, not an address on some server. */
  static boolean isLocal(String url) {
    return !url.contains("://") && !url.contains("${") && !url.startsWith("/");
  }

  /**
   * The file that is meant, or null where there is none, or more than one that may be. A local path
   * is taken as written. An address means a file by its path, from the repository's root or from a
   * folder that holds the outer template, where the object's key ends in at least one folder and
   * the name of it; else the file of that name beside the outer template. Both are guesses. An
   * equal name in another folder means nothing.
   *
   * @param outer path of the template that holds the URL
   * @param files paths of what may be meant
   */
  public static @Nullable String find(String outer, String url, Collection<String> files) {
    String folder = SourcePaths.directory(outer);
    if (isLocal(url)) {
      String path = SourcePaths.normal(folder + "/" + url);
      return path != null && files.contains(path) ? path : null;
    }
    String key = key(url);
    String name = key.substring(key.lastIndexOf('/') + 1);
    if (!namesFile(name)) {
      return null;
    }
    List<String> alike =
        files.stream().filter(path -> !path.equals(outer) && endsAlike(path, key)).toList();
    if (alike.isEmpty()) {
      String beside = folder.isEmpty() ? name : folder + "/" + name;
      return !beside.equals(outer) && files.contains(beside) ? beside : null;
    }
    List<String> whole = alike.stream().filter(path -> key.endsWith("/" + path)).toList();
    return whole.size() == 1
        ? whole.getFirst()
        : alike.size() == 1 && isReached(alike.getFirst(), folder, key) ? alike.getFirst() : null;
  }

  /**
   * The names in an address, a slash before each, without host and bucket where they are written.
   * What follows a variable begins a name of its own.
   */
  private static String key(String url) {
    String names = url.replace('}', '/');
    Matcher bucket = BUCKET.matcher(names);
    return "/" + (bucket.lookingAt() ? names.substring(bucket.end()) : names);
  }

  /** Whether a path's name and the folder before it are the last ones of a key. */
  private static boolean endsAlike(String path, String key) {
    int folder = path.lastIndexOf('/', path.lastIndexOf('/') - 1);
    return path.contains("/") && key.endsWith("/" + path.substring(folder + 1));
  }

  /** Whether a path as it is from a folder, or from one above that, ends a key. */
  private static boolean isReached(String path, String folder, String key) {
    for (String from = folder; !from.isEmpty(); from = SourcePaths.directory(from)) {
      if (path.startsWith(from + "/") && key.endsWith(path.substring(from.length()))) {
        return true;
      }
    }
    return false;
  }
}
