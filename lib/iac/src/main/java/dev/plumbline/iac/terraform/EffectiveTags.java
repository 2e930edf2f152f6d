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
 * Tags as they will be on a resource: the provider's {@code default_tags} with the resource's own
 * over them. {@code tags} stays as written; the effective ones stand under {@code tags_all}, as the
 * AWS provider names them.
 */
final class EffectiveTags {
  static final String NAME = "tags_all";

  private EffectiveTags() {}

  /** Empty for what takes no tags, or where the provider adds none and the resource has none. */
  static Optional<Datum> of(
      ResourceInstances resource, Content content, Providers.@Nullable Configured provider) {
    String type = resource.declared().type();
    if (resource.declared().mode() != Mode.MANAGED || !type.startsWith("aws_")) {
      return Optional.empty();
    }
    ResourceFacts facts = Facts.bundled().resource(type);
    boolean taggable =
        facts == null
            ? content.arguments().containsKey("tags")
            : facts.tagsAttribute().equals("tags");
    if (!taggable) {
      return Optional.empty();
    }
    Datum defaults = provider == null ? null : defaults(provider.content());
    Datum own = content.arguments().get("tags");
    if (defaults == null || own == null || own.isNull()) {
      Datum only = own == null || own.isNull() ? defaults : own;
      return Optional.ofNullable(only).map(EffectiveTags::withoutNulls);
    }
    return Optional.of(merged(withoutNulls(defaults), withoutNulls(own)));
  }

  /** A tag of null is none, so that it hides no default either. */
  private static Datum withoutNulls(Datum tags) {
    if (!(tags.unmarked() instanceof Datum.Obj given)
        || given.members().values().stream().noneMatch(Datum::isNull)) {
      return tags;
    }
    SortedMap<String, Datum> kept = Datum.sorted();
    kept.putAll(given.members());
    kept.values().removeIf(Datum::isNull);
    return Datum.object(kept).sensitiveIf(tags instanceof Datum.Sensitive);
  }

  private static Datum merged(Datum defaults, Datum own) {
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

  /** Where they come from: the resource's own tags, then the provider's block. */
  static Provenance provenance(
      Map<String, Provenance> attributes,
      SourceRange header,
      Providers.@Nullable Configured provider) {
    Provenance own = attributes.get("tags");
    List<Provenance.Step> trace = new ArrayList<>(own == null ? List.of() : own.trace());
    if (provider != null) {
      for (Body.Block block : provider.block().body().blocks("default_tags")) {
        trace.add(
            new Provenance.Step(Provenance.Kind.PROVIDER_DEFAULT, "default_tags", block.range()));
      }
    }
    return new Provenance(own == null ? header : own.range(), trace);
  }
}
