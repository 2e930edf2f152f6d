package dev.plumbline.policy.cel;

import dev.plumbline.facts.PropertyFacts;
import dev.plumbline.facts.TemplateType;
import dev.plumbline.facts.TemplateTypes;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether what Terraform requires is there in the other languages as well. */
final class Needed {
  private static final class Templates {
    static final Map<String, List<TypeMapping>> BY_TYPE =
        TypeMappings.cloudFormation().sources().stream()
            .map(source -> Objects.requireNonNull(TypeMappings.cloudFormation().get(source)))
            .collect(Collectors.groupingBy(TypeMapping::type));
  }

  private Needed() {}

  /**
   * False only where one of them is known to do without: Pulumi gives names, and Azure's locations,
   * itself; CloudFormation says of its properties which are required where what they are in is
   * there.
   *
   * @param type Terraform's
   * @param path without indices, {@code api_stages.api_id}
   * @param defaults what services do, CloudFormation's types among the keys
   */
  static boolean everywhere(String type, String path, Map<String, Value> defaults) {
    boolean given = path.equals("name") || (path.equals("location") && type.startsWith("azurerm_"));
    return !given
        && Templates.BY_TYPE.getOrDefault(type, List.of()).stream()
            .allMatch(mapping ->
                defaults.containsKey(mapping.source() + "." + path)
                    || inTemplates(mapping, List.of(path.split("\\.", -1))));
  }

  private static boolean inTemplates(TypeMapping mapping, List<String> names) {
    TemplateType type = TemplateTypes.bundled().get(mapping.source());
    String first = mapping.property(names.getFirst());
    PropertyFacts at = type == null || first == null ? null : type.properties().get(first);
    for (String name : names.subList(1, names.size())) {
      at = at == null ? null : member(at, name);
    }
    return at == null || at.required();
  }

  private static @Nullable PropertyFacts member(PropertyFacts of, String name) {
    String plain = name.replace("_", "").toLowerCase(Locale.ROOT);
    return TemplateTypes.bundled().members(of).entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(plain))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
