package dev.plumbline.validator;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.section.Validation;
import dev.plumbline.policy.words.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A predicted plan in the words of the language that its resources are written in. The prediction
 * speaks Terraform; who wrote {@code StorageEncrypted} or {@code storageEncrypted} looks for that.
 */
final class Wording {
  /** What stands between signs that end a sentence or a part of one. */
  private static final Pattern TOKEN = Pattern.compile("[^\\s,;()]+");

  private final Map<String, Resource> translated = new HashMap<>();
  private final Map<String, Set<String>> paths = new HashMap<>();

  private Wording(@Nullable Graph base, Graph head) {
    if (base != null) {
      collect(base);
    }
    collect(head);
  }

  private void collect(Graph graph) {
    graph.resources().stream()
        .filter(resource -> resource.originalType() != null)
        .forEach(resource -> translated.put(resource.address(), resource));
  }

  /**
   * The same plan, with the paths and sentences of its changes, dangers and rollback as they would
   * be written there.
   *
   * @param base null where there is nothing to compare with
   */
  static Validation.Plan of(@Nullable Graph base, Graph head, Validation.Plan plan) {
    var wording = new Wording(base, head);
    return wording.translated.isEmpty() ? plan : wording.plan(plan);
  }

  private Validation.Plan plan(Validation.Plan plan) {
    plan.changes().forEach(change -> paths.put(change.address(), paths(change)));
    return new Validation.Plan(
        plan.comparable(),
        plan.changes().stream().map(this::change).toList(),
        plan.foreseen() == null ? null : consequences(plan.foreseen()),
        plan.supplied(),
        plan.costs(),
        plan.rollback() == null ? null : card(plan.rollback()),
        plan.scenarios(),
        plan.tests());
  }

  private static Set<String> paths(PlannedChange change) {
    Set<String> paths =
        change.attributes().stream().map(AttributeChange::path).collect(Collectors.toSet());
    paths.add(change.forcedBy());
    return paths;
  }

  private PlannedChange change(PlannedChange change) {
    Words words = words(change.address());
    if (words == null) {
      return change;
    }
    return new PlannedChange(
        change.address(),
        change.previousAddress(),
        change.type(),
        change.action(),
        change.attributes().stream()
            .map(attribute ->
                new AttributeChange(
                    words.path(attribute.path()),
                    attribute.before(),
                    attribute.after(),
                    attribute.forcesReplacement()))
            .toList(),
        words.path(change.forcedBy()),
        change.createBeforeDestroy(),
        change.cause(),
        change.confidence(),
        sentence(change.address(), change.reason()),
        change.stateful());
  }

  private Consequences consequences(Consequences foreseen) {
    return new Consequences(
        foreseen.renames(),
        foreseen.dangers().stream().map(this::danger).toList(),
        foreseen.acknowledgements(),
        foreseen.breaking(),
        foreseen.reach());
  }

  private Danger danger(Danger danger) {
    return new Danger(
        danger.address(),
        danger.kind(),
        sentence(danger.address(), danger.text()),
        sentences(danger.address(), danger.safeguards()),
        danger.decisive(),
        danger.acknowledged(),
        danger.answer(),
        danger.range());
  }

  private RollbackCard card(RollbackCard card) {
    return new RollbackCard(
        card.verdict(),
        card.summary(),
        card.rows().stream().map(this::row).toList(),
        steps(card.before()),
        steps(card.reverting()),
        steps(card.after()));
  }

  private RollbackCard.Row row(RollbackCard.Row row) {
    return new RollbackCard.Row(
        row.address(),
        row.action(),
        row.back(),
        row.outcome(),
        sentence(row.address(), row.text()),
        sentences(row.address(), row.safeguards()),
        row.range());
  }

  /** In the words of the resource that a step names. */
  private List<String> steps(List<String> steps) {
    return steps.stream()
        .map(step -> {
          Set<String> named = new HashSet<>();
          TOKEN.matcher(step).results().map(Wording::bare).forEach(named::add);
          named.retainAll(translated.keySet());
          return named.size() == 1 ? sentence(named.iterator().next(), step) : step;
        })
        .toList();
  }

  private List<String> sentences(String address, List<String> texts) {
    return texts.stream().map(text -> sentence(address, text)).toList();
  }

  /** Addresses stay; what is spelt as the own one as well is that the first time. */
  private String sentence(String address, String text) {
    Words words = words(address);
    if (words == null) {
      return text;
    }
    Set<String> changed = paths.getOrDefault(address, Set.of());
    var said = new StringBuilder();
    int at = 0;
    boolean named = false;
    for (MatchResult found : TOKEN.matcher(text).results().toList()) {
      String token = bare(found);
      boolean isAddress = translated.containsKey(token) && !(named && changed.contains(token));
      named |= token.equals(address);
      if (isAddress || changed.contains(token)) {
        said.append(words.text(text.substring(at, found.start())));
        said.append(isAddress ? token : words.path(token));
        at = found.start() + token.length();
      }
    }
    return said.append(words.text(text.substring(at))).toString();
  }

  /** Without the stop at a sentence's end. */
  private static String bare(MatchResult token) {
    return token.group().replaceFirst("[.:]$", "");
  }

  private @Nullable Words words(String address) {
    Resource resource = translated.get(address);
    return resource == null ? null : Words.of(resource);
  }
}
