package dev.plumbline.policy.judge;

import dev.plumbline.facts.Facts;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Category;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.secret.SecretHash;
import dev.plumbline.policy.term.Declared;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.words.Words;
import dev.plumbline.policy.workload.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns faults into findings. */
public final class FindingWriter {
  private final Graph graph;
  private final Fingerprints fingerprints;
  private final Display display;
  private final Facts facts;
  private final FirstSeen firstSeen;

  /**
   * @param moves of base and head together, so that both call a resource by the same first name
   */
  public FindingWriter(
      String repository, Graph graph, List<Move> moves, Facts facts, SecretHash hash) {
    this.graph = graph;
    this.fingerprints = new Fingerprints(repository, graph.stack(), moves);
    this.display = new Display(facts, hash);
    this.facts = facts;
    this.firstSeen = new FirstSeen(moves);
  }

  /** A finding, new and not suppressed until someone says otherwise. */
  public Finding write(Docket.Fault fault) {
    Policy policy = fault.policy();
    Place place = fault.place();
    Resource resource = fault.subject().resource();
    boolean own = place.subject() == fault.subject();
    String path = place.path();
    String attribute = own ? path : "";
    String element =
        fault.each() == null ? "" : new Element(fault.subject(), facts, firstSeen).of(fault.each());
    Anchor.Pointed pointed = new Anchor(graph).of(place);
    Words words = Words.of(resource);
    var message = new Message(display, fault.subject(), place, policy.category(), words);
    return new Finding(
        fingerprints.of(policy.id(), resource.address(), attribute, element),
        policy.id(),
        policy.title(),
        policy.severity(),
        policy.category().label(),
        message.fill(fault.rule()),
        fault.rule().remediation().isEmpty()
            ? words.remedy(policy.remediation(), graph.stack().kind())
            : words.text(fault.rule().remediation()),
        resource.address(),
        resource.type(),
        attribute,
        element,
        pointed.range(),
        display.of(place, policy.category()),
        trace(place),
        fault.rule().fix() != null && !Manifest.isSource(resource),
        advisory(policy),
        policy.level(),
        policy.controls(),
        policy.aliases(),
        policy.references(),
        Finding.Status.NEW,
        null,
        policy.cause(),
        evidence(pointed.resource(), resource));
  }

  /** What stands for the stack, such as a declared variable, has no address of its own. */
  private static String evidence(Resource pointed, Resource judged) {
    boolean itself = pointed.address().equals(judged.address());
    return itself || Declared.NAMES.containsKey(pointed.type()) ? "" : pointed.address();
  }

  /** A library's callers decide most of it, but not whether a credential stands in the code. */
  private boolean advisory(Policy policy) {
    boolean callers = graph.stack().library() && policy.category() != Category.SECRETS;
    return callers || policy.level() == Finding.Level.ADVISORY;
  }

  /**
   * Where a value comes from. Of what an attribute's text holds only the part that is read counts:
   * what stands in another entry of it did not decide, and what is not there comes from nowhere.
   */
  private static List<Provenance.Step> trace(Place place) {
    Map<String, Provenance> provenance = place.subject().resource().provenance();
    String path = place.path();
    String inside = place.derivedPath();
    if (!inside.isEmpty()) {
      if (place.value() == null || place.value() instanceof Value.Null) {
        return List.of();
      }
      String part = nearest(provenance, path + inside, path);
      if (!part.isEmpty()) {
        return Objects.requireNonNull(provenance.get(part)).trace();
      }
    }
    String found = nearest(provenance, path, "");
    return found.isEmpty() ? List.of() : Objects.requireNonNull(provenance.get(found)).trace();
  }

  /** The longest path that is known, from one up to but without another; else {@code ""}. */
  private static String nearest(Map<String, Provenance> known, String from, String end) {
    for (String at = from; at.length() > end.length(); at = parent(at)) {
      if (known.containsKey(at)) {
        return at;
      }
    }
    return "";
  }

  private static String parent(String path) {
    int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return cut < 0 ? "" : path.substring(0, cut);
  }
}
