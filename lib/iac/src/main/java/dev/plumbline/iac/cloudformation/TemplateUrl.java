package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which file of the repository a nested template's URL means: a path as {@code aws cloudformation
 * package} takes it, or an object of S3 that was uploaded from here.
 */
public final class TemplateUrl {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json", ".template");

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
   * The one file that is meant, or null where there is none, or more than one that may be. A local
   * path is taken as written. Of an address the last names count: a file beside the outer template,
   * else the only one whose path ends as the address does.
   *
   * @param outer path of the template that holds the URL
   * @param files paths of what may be meant
   */
  public static @Nullable String find(String outer, String url, Collection<String> files) {
    int slash = outer.lastIndexOf('/');
    String folder = slash < 0 ? "" : outer.substring(0, slash);
    if (isLocal(url)) {
      String path = resolved(folder, url);
      return path != null && files.contains(path) ? path : null;
    }
    int cut = Math.max(url.lastIndexOf('/'), url.lastIndexOf('}'));
    String name = url.substring(cut + 1);
    if (!namesFile(name)) {
      return null;
    }
    String beside = folder.isEmpty() ? name : folder + "/" + name;
    if (!beside.equals(outer) && files.contains(beside)) {
      return beside;
    }
    List<String> named =
        files.stream()
            .filter(path -> path.equals(name) || path.endsWith("/" + name))
            .filter(path -> !path.equals(outer))
            .toList();
    return named.size() <= 1 ? (named.isEmpty() ? null : named.getFirst()) : longest(url, named);
  }

  private static @Nullable String longest(String url, List<String> named) {
    List<String> whole = named.stream().filter(path -> url.endsWith("/" + path)).toList();
    return whole.size() == 1 ? whole.getFirst() : null;
  }

  private static @Nullable String resolved(String folder, String relative) {
    var segments = new ArrayDeque<String>();
    for (String segment : (folder + "/" + relative).split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return null;
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return String.join("/", segments);
  }
}
