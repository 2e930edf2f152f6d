package dev.plumbline.iac.terraform;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Rendering;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource.Mode;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Tags and labels as they will be on a resource: the provider's {@code default_tags} or {@code
 * default_labels} with the resource's own over them, without those that it ignores. Its own ones
 * stay as written; the effective ones stand under the name that the provider has for them.
 *
 * @param name {@code tags_all} of AWS, {@code terraform_labels} of Google
 * @param own the attribute of the resource's own ones
 */
record EffectiveTags(String name, String own, Datum all) {
  static final String NAME = "tags_all";
  private static final String LABELS = "terraform_labels";
  private static final String DEFAULT_LABELS = "default_labels";

  /** Empty for what takes no tags, or where the provider adds none and the resource has none. */
  static Optional<EffectiveTags> of(
      ResourceInstances resource, Content content, Providers.@Nullable Configured provider) {
    String type = resource.declared().type();
    boolean labels = type.startsWith("google_");
    if (resource.declared().mode() != Mode.MANAGED || !(labels || type.startsWith("aws_"))) {
      return Optional.empty();
    }
    String attribute = attribute(type, labels, content);
    if (attribute.isEmpty()) {
      return Optional.empty();
    }
    Datum defaults =
        provider == null
            ? null
            : labels
                ? provider.content().arguments().get(DEFAULT_LABELS)
                : defaults(provider.content());
    boolean keeps = keepsNulls(type);
    return merged(content.arguments().get(attribute), defaults, keeps)
        .map(all ->
            labels || provider == null ? all : IgnoredTags.of(provider.content()).without(all))
        .map(all -> new EffectiveTags(labels ? LABELS : NAME, attribute, all));
  }

  /** The attribute that holds a type's own tags; empty where it has none. */
  private static String attribute(String type, boolean labels, Content content) {
    ResourceFacts facts = Facts.bundled().resource(type);
    String usual = labels ? "labels" : "tags";
    if (facts == null) {
      return content.arguments().containsKey(usual) ? usual : "";
    }
    boolean taggable =
        labels ? facts.attributes().containsKey(LABELS) : facts.tagsAttribute().equals(usual);
    return taggable ? facts.tagsAttribute() : "";
  }

  /**
   * What a reference to {@code tags_all} is while AWS's provider plans, or null where it is not
   * known then: the older of its two frameworks leaves an empty tag, and no tags at all, to the
   * apply. Held by the plans of the provider's release 5.100.
   *
   * @param provider null where it is not configured in the sources, so that it may have defaults
   */
  static @Nullable Datum planned(
      ResourceInstances resource, Content content, Providers.@Nullable Configured provider) {
    ResourceFacts facts = Facts.bundled().resource(resource.declared().type());
    if (provider == null || facts == null || !facts.attributes().containsKey(NAME)) {
      return null;
    }
    Optional<EffectiveTags> effective = of(resource, content, provider);
    Datum all = effective.map(EffectiveTags::all).orElse(Datum.object(Datum.sorted()));
    // The provider looks at its own ones before it takes out what it ignores.
    Datum own = effective.map(tags -> content.arguments().get(tags.own())).orElse(Datum.Null.ANY);
    if (!(all.unmarked() instanceof Datum.Obj(_, SortedMap<String, Datum> tags, _))
        || !all.isWhollyKnown()
        || !own.isWhollyKnown()) {
      return null;
    }
    boolean settled = facts.framework() || (!tags.isEmpty() && !hasEmpty(all) && !hasEmpty(own));
    return settled ? all : null;
  }

  private static boolean hasEmpty(Datum tags) {
    return tags.unmarked() instanceof Datum.Obj(_, SortedMap<String, Datum> members, _)
        && members.values().stream()
            .anyMatch(tag -> tag.unmarked() instanceof Datum.Str(String text) && text.isEmpty());
  }

  /** The newer of the provider's frameworks makes an empty tag of null. */
  private static boolean keepsNulls(String type) {
    ResourceFacts facts = Facts.bundled().resource(type);
    return facts != null && facts.framework();
  }

  private static Optional<Datum> merged(
      @Nullable Datum own, @Nullable Datum defaults, boolean keepsNulls) {
    Datum above = own == null || own.isNull() ? null : withoutNulls(own, keepsNulls);
    Datum below = defaults == null || defaults.isNull() ? null : withoutNulls(defaults, false);
    return above == null || below == null
        ? Optional.ofNullable(above == null ? below : above)
        : Optional.of(both(below, above));
  }

  /** A tag of null is none, so that it hides no default either; or else an empty one. */
  private static Datum withoutNulls(Datum tags, boolean keepsNulls) {
    if (!(tags.unmarked() instanceof Datum.Obj given)
        || given.members().values().stream().noneMatch(Datum::isNull)) {
      return tags;
    }
    SortedMap<String, Datum> kept = Datum.sorted();
    kept.putAll(given.members());
    if (keepsNulls) {
      kept.replaceAll((_, tag) -> tag.isNull() ? Datum.of("") : tag);
    } else {
      kept.values().removeIf(Datum::isNull);
    }
    return Datum.object(kept).sensitiveIf(tags instanceof Datum.Sensitive);
  }

  private static Datum both(Datum defaults, Datum own) {
    boolean marked = defaults instanceof Datum.Sensitive || own instanceof Datum.Sensitive;
    if (defaults.unmarked() instanceof Datum.Obj lower
        && own.unmarked() instanceof Datum.Obj upper) {
      SortedMap<String, Datum> merged = Datum.sorted();
      merged.putAll(lower.members());
      merged.putAll(upper.members());
      return Datum.object(merged).sensitiveIf(marked);
    }
    return Rendering.derived(NAME, List.of(defaults, own), Type.Dynamic.ANY).sensitiveIf(marked);
  }

  private static @Nullable Datum defaults(Content provider) {
    for (Content.Nested block : provider.blocks().getOrDefault("default_tags", List.of())) {
      switch (block) {
        case Content.Nested.Known(Content content, boolean sensitive) -> {
          Datum tags = content.arguments().get("tags");
          if (tags != null && !tags.isNull()) {
            return tags.sensitiveIf(sensitive);
          }
        }
        case Content.Nested.Open(Datum.Unknown why, boolean sensitive) -> {
          return why.sensitiveIf(sensitive);
        }
      }
    }
    return null;
  }

  /** Where they come from: the resource's own tags, then what the provider has. */
  Provenance provenance(
      Map<String, Provenance> attributes,
      SourceRange header,
      Providers.@Nullable Configured provider) {
    Provenance written = attributes.get(own);
    List<Provenance.Step> trace = new ArrayList<>(written == null ? List.of() : written.trace());
    if (provider != null) {
      String label = name.equals(LABELS) ? DEFAULT_LABELS : "default_tags";
      for (SourceRange range : defaults(provider.block())) {
        trace.add(new Provenance.Step(Provenance.Kind.PROVIDER_DEFAULT, label, range));
      }
    }
    return new Provenance(written == null ? header : written.range(), trace);
  }

  /** Where a provider's configuration gives what all of its resources bear. */
  static List<SourceRange> defaults(Body.Block provider) {
    List<SourceRange> ranges = new ArrayList<>();
    provider.body().blocks("default_tags").forEach(block -> ranges.add(block.range()));
    Body.Attribute labels = provider.body().attribute(DEFAULT_LABELS);
    if (labels != null) {
      ranges.add(labels.range());
    }
    return ranges;
  }
}
