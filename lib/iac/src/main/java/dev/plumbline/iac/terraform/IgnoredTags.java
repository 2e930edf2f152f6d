package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Rendering;
import dev.plumbline.iac.eval.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Tags that AWS's provider leaves to others, by its {@code ignore_tags}: it takes them out of
 * {@code tags_all}, whoever gives them. Held by the plans of the provider's release 5.100
 * (https://registry.terraform.io/providers/hashicorp/aws/latest/docs#ignore_tags-configuration-block).
 *
 * @param open what is not known of them, so that any tag may be one
 * @param marked whether something sensitive decides which they are
 */
record IgnoredTags(List<String> keys, List<String> prefixes, List<Datum> open, boolean marked) {

  static IgnoredTags of(Content provider) {
    List<String> keys = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    List<Datum> open = new ArrayList<>();
    boolean marked = false;
    for (Content.Nested block : provider.blocks().getOrDefault("ignore_tags", List.of())) {
      marked |= block.sensitive();
      switch (block) {
        case Content.Nested.Known(Content content, boolean _) -> {
          Datum exact = content.arguments().getOrDefault("keys", Datum.Null.ANY);
          Datum starts = content.arguments().getOrDefault("key_prefixes", Datum.Null.ANY);
          marked |= exact.hasMark() || starts.hasMark();
          texts(exact.deepUnmarked(), keys, open);
          texts(starts.deepUnmarked(), prefixes, open);
        }
        case Content.Nested.Open(Datum.Unknown why, boolean _) -> open.add(why);
      }
    }
    return new IgnoredTags(keys, prefixes, open, marked);
  }

  private static void texts(Datum given, List<String> texts, List<Datum> open) {
    if (given.isNull()) {
      return;
    }
    if (!(given instanceof Datum.Seq(_, List<Datum> elements, _))) {
      open.add(given);
      return;
    }
    for (Datum element : elements) {
      if (text(element) instanceof Datum.Str(String text)) {
        texts.add(text);
      } else {
        open.add(element);
      }
    }
  }

  private static Datum text(Datum element) {
    try {
      return Conversion.convert(element, Type.Primitive.STRING);
    } catch (ConversionException e) {
      return Datum.unknown(Type.Primitive.STRING, "a key of ignore_tags is no text");
    }
  }

  /** The tags that are left of all that a resource has been given. */
  Datum without(Datum tags) {
    if (!(tags.unmarked() instanceof Datum.Obj(_, SortedMap<String, Datum> all, _))) {
      return tags;
    }
    SortedMap<String, Datum> left = Datum.sorted();
    left.putAll(all);
    left.keySet().removeIf(this::has);
    if (left.isEmpty() || open.isEmpty()) {
      boolean secret = marked || tags instanceof Datum.Sensitive;
      return left.size() == all.size() && !marked ? tags : Datum.object(left).sensitiveIf(secret);
    }
    return Rendering.derived(EffectiveTags.NAME, open, Type.Dynamic.ANY)
        .sensitiveIf(marked || tags instanceof Datum.Sensitive);
  }

  private boolean has(String key) {
    return keys.contains(key) || prefixes.stream().anyMatch(key::startsWith);
  }
}
