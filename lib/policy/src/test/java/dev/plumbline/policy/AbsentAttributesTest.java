package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.cel.Condition;
import dev.plumbline.policy.cel.Language;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.read.Expressions;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what is told of conditions without evaluating them against evaluation: resources with some
 * of their attributes, as the facts describe them, and neighbours of each type that is named.
 */
class AbsentAttributesTest {
  private static final Absence ABSENCE =
      new Absence(Facts.bundled(), CatalogueReader.serviceDefaults());

  private static final Pattern TYPE = Pattern.compile("'((?:aws|azurerm|google)_\\w+)'");
  private static final int TRIES = 12;
  private static final int DEEPEST = 4;

  static List<Policy> policies() {
    return Catalogue.bundled().policies();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aConditionThatIsSaidToStandAbsenceIsNeverLeftOpenByIt(Policy policy) {
    var random = new Random(policy.id().hashCode());
    for (Rule rule : policy.rules()) {
      if (!Expressions.openWithout(rule).isEmpty()) {
        continue;
      }
      for (String type : rule.types()) {
        ResourceFacts facts = ABSENCE.facts().described(type);
        for (int i = 0; facts != null && i < TRIES; i++) {
          // None, all and some of what need not be written.
          double share = i == 0 ? 0 : i == 1 ? 1 : random.nextDouble();
          Value.Obj attributes = new Value.Obj(some(facts.attributes(), share, random, 0));
          assertThat(openByAbsence(rule, type, attributes, share, random))
              .as("%s without what %s has not", type, attributes)
              .isEmpty();
        }
      }
    }
  }

  private static List<Term.Open> openByAbsence(
      Rule rule, String type, Value.Obj attributes, double share, Random random) {
    Scene scene = scene(rule, type, attributes, share, random);
    var resource =
        new Term.Ref(
            scene.ofType(type).stream()
                .filter(one -> one.resource().name().equals("judged"))
                .findFirst()
                .orElseThrow());
    Condition fault = Language.compile(rule.fault(), rule.parameters());
    var answers = new ArrayList<Term>();
    if (rule.each() == null) {
      answers.add(fault.evaluate(resource, null, scene, Budget.generous()));
    } else {
      Condition each = Language.compile(rule.each(), rule.parameters());
      Term list = each.evaluate(resource, null, scene, Budget.generous());
      List<@Nullable Term> elements = new ArrayList<>();
      if (Reading.elements(list) instanceof List<Term> found) {
        elements.addAll(found);
      } else {
        answers.add(list);
      }
      elements.forEach(one -> answers.add(fault.evaluate(resource, one, scene, Budget.generous())));
    }
    return answers.stream()
        .filter(Term.Open.class::isInstance)
        .map(Term.Open.class::cast)
        .filter(Term.Open::onlyAbsent)
        .toList();
  }

  /** The resource, and one of each type that the condition names, linked both ways. */
  private static Scene scene(
      Rule rule, String type, Value.Obj attributes, double share, Random random) {
    String judged = type + ".judged";
    var neighbours = new TreeSet<String>();
    TYPE.matcher(rule.fault() + " " + rule.each())
        .results()
        .forEach(match -> neighbours.add(match.group(1)));
    var members = new LinkedHashMap<>(attributes.members());
    var graph = new GraphText();
    for (String other : neighbours) {
      ResourceFacts facts = ABSENCE.facts().described(other);
      Map<String, Value> its =
          facts == null
              ? new TreeMap<>()
              : new TreeMap<>(some(facts.attributes(), share, random, 0));
      its.put("link", link(judged));
      members.put("link_" + other, link(other + ".near"));
      graph.resource(other + ".near", json(new Value.Obj(its)));
    }
    graph.resource(judged, json(new Value.Obj(members)));
    return new Scene(graph.graph(), ABSENCE, List.of(), LocalDate.of(2026, 11, 28));
  }

  private static Value link(String address) {
    return new Value.Unknown(new Value.Origin(address, "id", address + ".id", "known later"));
  }

  private static String json(Value value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }

  /** What is required, and a share of what is not. */
  private static Map<String, Value> some(
      Map<String, AttributeFacts> attributes, double share, Random random, int depth) {
    var written = new TreeMap<String, Value>();
    new TreeMap<>(attributes)
        .forEach((name, facts) -> {
          boolean optional = facts.optional() && depth < DEEPEST && random.nextDouble() < share;
          if (facts.required() || optional) {
            written.put(name, value(facts, share, random, depth));
          }
        });
    return written;
  }

  private static Value value(AttributeFacts facts, double share, Random random, int depth) {
    if (!facts.nested().isEmpty() && !facts.isMap()) {
      return new Value.Seq(List.of(new Value.Obj(some(facts.nested(), share, random, depth + 1))));
    }
    if (!facts.allowed().isEmpty()) {
      return facts.allowed().get(random.nextInt(facts.allowed().size()));
    }
    String type = facts.type();
    if (type.startsWith("list") || type.startsWith("set")) {
      return new Value.Seq(List.of(Value.of("x")));
    }
    return switch (type) {
      case "bool" -> Value.of(random.nextBoolean());
      case "int", "float" -> Value.of(random.nextInt(100));
      case String other when other.startsWith("map") -> new Value.Obj(Map.of("k", Value.of("v")));
      default -> Value.of("x");
    };
  }
}
