package dev.plumbline.policy.words;

import dev.plumbline.facts.PropertyFacts;
import dev.plumbline.facts.PropertyNames;
import dev.plumbline.facts.TemplateType;
import dev.plumbline.facts.TemplateTypes;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.policy.words.DocumentWords.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CloudFormation's names.
 *
 * @param original the resource's type in the template, {@code AWS::S3::Bucket}
 * @param terraform its type in Terraform; that of a property where it stands for one
 * @param mapping of the original type; null where it has none
 */
record TemplateNames(String original, String terraform, @Nullable TypeMapping mapping)
    implements DocumentWords.Names {
  /** Properties that the mapping lacks, since the reader knows them: their references, 2026. */
  private static final Map<String, String> MORE =
      Map.of(
          "aws_db_instance.username", "MasterUsername",
          "aws_db_instance.password", "MasterUserPassword",
          "aws_docdb_cluster.master_password", "MasterUserPassword",
          "aws_lambda_function_url.authorization_type", "AuthType");

  @Override
  public Word type(String type) {
    Map<String, String> splits = mapping == null ? Map.of() : mapping.split();
    for (var split : splits.entrySet()) {
      if (split.getValue().equals(type)) {
        return Word.ofProperty(split.getKey());
      }
    }
    String found = isOwn(type) ? original : ByTerraform.TYPES.get(type);
    return found == null ? Word.NONE : Word.ofType(found);
  }

  /**
   * Of a path's steps those that CloudFormation has, where it has the last one; only that where
   * Terraform's type is another one than the mapping's, and its paths too.
   */
  @Override
  public Word attribute(String path, List<String> types) {
    String own = attribute(path, original, isOwn(terraform) ? mapping : null);
    if (own != null) {
      return Word.ofProperty(own);
    }
    for (String type : types) {
      String other = ByTerraform.TYPES.get(type);
      String found =
          other == null ? null : attribute(path, other, TypeMappings.cloudFormation().get(other));
      if (found != null) {
        return Word.ofProperty(found);
      }
    }
    return Word.NONE;
  }

  private static @Nullable String attribute(
      String path, String type, @Nullable TypeMapping mapping) {
    String[] steps = path.replace("[]", "").split("\\.", -1);
    var known = new ArrayList<String>();
    for (int i = mapping == null ? steps.length - 1 : 0; i < steps.length; i++) {
      String mapped = i == 0 && mapping != null ? property(mapping, steps[i]) : null;
      String property = mapped == null ? PropertyNames.find(type, steps[i]) : mapped;
      if (property != null) {
        known.add(property);
      } else if (i == steps.length - 1) {
        return null;
      }
    }
    return String.join(".", known);
  }

  private static @Nullable String property(TypeMapping mapping, String attribute) {
    String more = MORE.get(mapping.type() + "." + attribute);
    return more == null ? mapping.property(attribute) : more;
  }

  @Override
  public String path(String path) {
    TemplateType described = TemplateTypes.bundled().get(original);
    if (described == null) {
      return path;
    }
    TypeMapping own = isOwn(terraform) ? mapping : null;
    var written = new ArrayList<String>();
    Map<String, PropertyFacts> members = described.properties();
    for (String step : path.split("\\.", -1)) {
      String name = step.replaceFirst("\\[.*", "");
      String property = written.isEmpty() && own != null ? property(own, name) : null;
      String found = property == null ? spelt(members, name) : property;
      PropertyFacts facts = found == null ? null : members.get(found);
      if (facts != null) {
        facts = facts.described();
        written.add(facts.isList() ? found + step.substring(name.length()) : found);
        members = TemplateTypes.bundled().members(facts);
      } else if (!written.isEmpty() && members.isEmpty()) {
        written.add(step); // a key of the user's
      }
    }
    return written.isEmpty() ? somewhere(path) : String.join(".", written);
  }

  /**
   * The property that is spelt as an attribute, letter by letter; else the only one that ends so:
   * Terraform leaves out what the type says already, {@code DBInstanceClass}, {@code
   * instance_class}.
   */
  private static @Nullable String spelt(Map<String, PropertyFacts> members, String attribute) {
    String letters = attribute.replace("_", "").toLowerCase(Locale.ROOT);
    List<String> ending =
        members.keySet().stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(letters))
            .toList();
    return ending.stream()
        .filter(name -> name.equalsIgnoreCase(letters))
        .findFirst()
        .orElse(ending.size() == 1 ? ending.getFirst() : null);
  }

  private String somewhere(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1).replaceFirst("\\[.*", "");
    String found = PropertyNames.find(original, last);
    return found == null ? path : found;
  }

  @Override
  public boolean isOwn(String type) {
    return mapping == null ? type.equals(terraform) : type.equals(mapping.type());
  }

  /** Read when the first finding of a template asks. */
  private static final class ByTerraform {
    static final Map<String, String> TYPES = read();

    /** Of several that are one in Terraform, the one that is spelt like it. */
    private static Map<String, String> read() {
      var types = new HashMap<String, List<String>>();
      TypeMappings all = TypeMappings.cloudFormation();
      for (String source : all.sources()) {
        TypeMapping mapping = all.get(source);
        if (mapping != null) {
          types.computeIfAbsent(mapping.type(), _ -> new ArrayList<>()).add(source);
        }
      }
      var chosen = new HashMap<String, String>();
      types.forEach((type, sources) ->
          sources.stream()
              .filter(source -> sources.size() == 1 || letters(source).equals(letters(type)))
              .findFirst()
              .ifPresent(source -> chosen.put(type, source)));
      return Map.copyOf(chosen);
    }

    private static String letters(String type) {
      return type.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
  }
}
