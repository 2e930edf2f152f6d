package dev.plumbline.facts.veil;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the provider's schema says of the secrets at a place of a resource. Whoever shows a value
 * goes down in both at once: a block as a whole is no secret, and one of its attributes may be.
 *
 * @param secret whether all that stands here is one
 * @param members what stands below, by name
 */
public record Secrecy(boolean secret, Map<String, AttributeFacts> members) {
  /** Of what no schema is known, or what lies in a value that the schema does not look into. */
  public static final Secrecy UNKNOWN = new Secrecy(false, Map.of());

  /**
   * Of a helm_release, whose schema is not described so far: its values are not shown by a plan
   * (registry.terraform.io/providers/hashicorp/helm, helm_release).
   */
  private static final String SET_SENSITIVE = "set_sensitive";

  /** As Pulumi's token has it; a patch holds texts as well. */
  private static final Pattern SECRET = Pattern.compile("kubernetes:core/v1:Secret(Patch)?");

  public Secrecy {
    members = Map.copyOf(members);
  }

  /**
   * At an attribute's path.
   *
   * @param steps names and indices, as in {@code ["authentication_mode", "0", "passwords"]}
   */
  public static Secrecy at(@Nullable ResourceFacts facts, List<String> steps) {
    return (facts == null ? UNKNOWN : new Secrecy(false, facts.attributes())).below(steps);
  }

  /** Of a resource's attributes; a Secret of Kubernetes has its own names in Pulumi's programs. */
  public static Secrecy of(Resource resource) {
    Facts facts = Facts.bundled();
    if (!SECRET.matcher(resource.type()).matches()) {
      return at(facts.described(resource.type()), List.of());
    }
    ResourceFacts secret = facts.described("kubernetes_secret_v1");
    AttributeFacts data = secret == null ? null : secret.attributes().get("data");
    return data == null ? UNKNOWN : new Secrecy(false, Map.of("data", data, "stringData", data));
  }

  /**
   * At a path from here.
   *
   * @param steps names and indices, as in {@code ["authentication_mode", "0", "passwords"]}
   */
  public Secrecy below(List<String> steps) {
    Secrecy at = this;
    for (String step : steps) {
      at = isIndex(step) ? at : at.member(step);
    }
    return at;
  }

  /** Whether a member of an object is what a Secret of Kubernetes keeps. */
  public static boolean isKept(Value.Obj object, String member) {
    Value kind = object.members().get("kind");
    return (member.equals("data") || member.equals("stringData"))
        && kind != null
        && kind.unmarked() instanceof Value.Str(String name)
        && name.equals("Secret");
  }

  /** Of a member of what stands here; a list's elements are as the list itself. */
  public Secrecy member(String name) {
    if (secret) {
      return this;
    }
    if (name.equals(SET_SENSITIVE)) {
      return new Secrecy(true, Map.of());
    }
    AttributeFacts member = members.get(name);
    return member == null ? UNKNOWN : of(member);
  }

  /** Whether this or anything below it is a secret. */
  public boolean holdsAny() {
    return secret || members.values().stream().anyMatch(member -> of(member).holdsAny());
  }

  private static Secrecy of(AttributeFacts attribute) {
    return new Secrecy(attribute.sensitive() || attribute.writeOnly(), attribute.nested());
  }

  private static boolean isIndex(String step) {
    return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
