package dev.plumbline.policy.words;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.PulumiNames;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.policy.words.DocumentWords.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pulumi's names.
 *
 * @param original the resource's type as the program has it, {@code aws:s3:Bucket}
 */
record ProgramNames(String original, TypeMapping mapping) implements DocumentWords.Names {

  @Override
  public Word type(String type) {
    String found = isOwn(type) ? mapping.source() : ByTerraform.TYPES.get(type);
    return found == null ? Word.NONE : Word.ofType(PulumiNames.shortToken(found));
  }

  @Override
  public Word attribute(String path, List<String> types) {
    String[] steps = path.replace("[]", "").split("\\.", -1);
    String own = in(mapping, steps);
    if (own != null) {
      return Word.ofProperty(own);
    }
    for (String type : types) {
      String source = ByTerraform.TYPES.get(type);
      TypeMapping other = source == null ? null : TypeMappings.pulumi().get(source);
      String found = other == null ? null : in(other, steps);
      if (found != null) {
        return Word.ofProperty(found);
      }
    }
    return Word.NONE;
  }

  /** A path from a type's top, or from any block within. */
  private static @Nullable String in(TypeMapping mapping, String[] steps) {
    ResourceFacts facts = Facts.bundled().resource(mapping.type());
    if (facts == null) {
      return null;
    }
    String found = from(facts.attributes(), outer(mapping, facts), steps);
    return found == null ? within(facts.attributes(), steps) : found;
  }

  private static @Nullable String within(Map<String, AttributeFacts> attributes, String[] steps) {
    for (AttributeFacts block : new TreeMap<>(attributes).values()) {
      Map<String, AttributeFacts> nested = block.nested();
      String found = nested.isEmpty() ? null : from(nested, names(nested), steps);
      found = found == null && !nested.isEmpty() ? within(nested, steps) : found;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String from(
      Map<String, AttributeFacts> attributes,
      Function<String, @Nullable String> names,
      String[] steps) {
    var written = new ArrayList<String>();
    Map<String, AttributeFacts> at = attributes;
    Function<String, @Nullable String> of = names;
    for (String step : steps) {
      AttributeFacts facts = at.get(step);
      String property = facts == null ? null : of.apply(step);
      if (facts == null || property == null) {
        return null;
      }
      written.add(property);
      at = facts.nested();
      of = names(at);
    }
    return String.join(".", written);
  }

  private static Function<String, @Nullable String> outer(TypeMapping mapping, ResourceFacts of) {
    return attribute -> {
      String property = mapping.property(attribute);
      return property == null ? names(of.attributes()).apply(attribute) : property;
    };
  }

  private static Function<String, @Nullable String> names(Map<String, AttributeFacts> attributes) {
    var names = new HashMap<String, String>();
    PulumiNames.of(attributes).forEach((property, attribute) -> names.put(attribute, property));
    return names::get;
  }

  @Override
  public String path(String path) {
    ResourceFacts facts = Facts.bundled().resource(mapping.type());
    if (facts == null) {
      return path;
    }
    var written = new ArrayList<String>();
    Map<String, AttributeFacts> at = facts.attributes();
    Function<String, @Nullable String> of = outer(mapping, facts);
    for (String step : path.split("\\.", -1)) {
      String name = step.replaceFirst("\\[.*", "");
      AttributeFacts attribute = at.get(name);
      String property = attribute == null ? null : of.apply(name);
      if (attribute == null || property == null) {
        written.add(step); // a key of the user's
        continue;
      }
      written.add(attribute.max() == 1 ? property : property + step.substring(name.length()));
      at = attribute.nested();
      of = names(at);
    }
    return String.join(".", written);
  }

  @Override
  public boolean isOwn(String type) {
    return type.equals(mapping.type());
  }

  /** Read when the first finding of a program asks. */
  private static final class ByTerraform {
    static final Map<String, String> TYPES = TypeMappings.pulumi().byTerraform();
  }
}
