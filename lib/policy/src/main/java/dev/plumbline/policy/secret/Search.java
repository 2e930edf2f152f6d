package dev.plumbline.policy.secret;

import com.google.re2j.Pattern;
import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Credentials written into a resource: a text of a known format anywhere; a literal where the
 * provider expects a password, even {@code changeme}, which is deployed as it stands; a text that
 * looks random under a name that says what it is. What is not known is a reference and never one;
 * data sources only read.
 */
public final class Search {
  private static final String VARIABLE = "variable";
  private static final int DEEPEST = 12;
  private static final int SHORTEST = 4;

  /** Names under which a text that looks random is taken for a credential. */
  private static final Pattern NAMES = Pattern.compile("(?i)(?:^|[_.-])" + SecretText.NAMES + "$");

  /** Attributes of those names that hold a name, a place or a switch. */
  private static final Pattern NO_VALUES =
      Pattern.compile(
          "(?i)(?:_id|_arn|_name|_path|_version|_type|_length|_file|_url|_uri|_enabled|_endpoint)$");

  /** Last names of attributes that hold a credential and nothing longer, such as a script. */
  private static final Pattern SAYS_SO = Pattern.compile("pass|secret|token|psk|key$");

  /** Searched by policies of their own, each with advice of its own. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "aws_instance.user_data",
          "aws_instance.user_data_base64",
          "aws_launch_configuration.user_data",
          "aws_launch_configuration.user_data_base64",
          "aws_launch_template.user_data",
          "aws_lambda_function.environment");

  /**
   * What secret stores are given to keep. Nothing opens by it yet, so that the word for a value to
   * come, as in {@code changeme}, is none.
   */
  private static final Set<String> STORED =
      Set.of(
          "aws_ssm_parameter.value",
          "aws_ssm_parameter.value_wo",
          "azurerm_key_vault_secret.value",
          "azurerm_key_vault_secret.value_wo");

  private final Subject subject;
  private final Facts facts;
  private final List<Term> found = new ArrayList<>();

  private Search(Subject subject, Facts facts) {
    this.subject = subject;
    this.facts = facts;
  }

  /** The credentials of a resource or a variable, each at its place. */
  public static List<Term> in(Subject subject, Scene scene) {
    if (subject.type().equals(VARIABLE)) {
      return Defaults.in(subject, scene);
    }
    if (subject.resource().mode() == Resource.Mode.DATA) {
      return List.of();
    }
    var search = new Search(subject, scene.facts());
    subject
        .resource()
        .attributes()
        .members()
        .forEach((name, value) -> {
          if (!ELSEWHERE.contains(subject.type() + "." + name)) {
            search.walk(value, subject.place().member(name, value), name, 0);
          }
        });
    return List.copyOf(search.found);
  }

  /** Whether a name says that it holds a credential. */
  static boolean isNamed(String name) {
    return NAMES.matcher(name).find() && !NO_VALUES.matcher(name).find();
  }

  private void walk(Value value, Place place, String name, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    switch (value) {
      case Value.Str(String text) -> {
        if (isCredential(text, place, name)) {
          found.add(Term.at(value, place));
        }
      }
      case Value.Sensitive(Value inner) -> walk(inner, place, name, depth + 1);
      case Value.Seq(List<Value> elements) -> {
        for (int i = 0; i < elements.size(); i++) {
          walk(elements.get(i), place.element(i, elements.get(i)), name, depth + 1);
        }
      }
      case Value.Obj(var members) ->
          members.forEach((key, member) -> walk(member, place.member(key, member), key, depth + 1));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Unknown _ -> {}
    }
  }

  private boolean isCredential(String text, Place place, String name) {
    if (Formats.foundIn(text)) {
      return true;
    }
    if (NO_VALUES.matcher(name).find()) {
      return false;
    }
    if (STORED.contains(subject.type() + "." + name)) {
      return keepsSecret() && text.length() >= SHORTEST && !isToCome(text, name);
    }
    return providerHides(place)
        ? text.length() >= SHORTEST && !Placeholder.isFilledIn(text)
        : NAMES.matcher(name).find() && !Placeholder.is(text) && Randomness.looksRandom(text);
  }

  /** A parameter of Systems Manager is a secret only if its type says so. */
  private boolean keepsSecret() {
    return !subject.type().equals("aws_ssm_parameter")
        || subject.resource().attribute("type") instanceof Value.Str(String type)
            && type.equals("SecureString");
  }

  /**
   * Whether somebody sets the value later: a placeholder, or a hint of one that Terraform leaves.
   */
  private boolean isToCome(String text, String name) {
    List<String> ignored = subject.resource().lifecycle().ignoreChanges();
    return Placeholder.isWholly(text)
        || Placeholder.isFilledIn(text)
        || (ignored.contains("all") || ignored.contains(name)) && Placeholder.is(text);
  }

  /** Whether the provider calls the attribute sensitive: then any literal in it is a credential. */
  private boolean providerHides(Place place) {
    ResourceFacts resource = facts.described(subject.resource().type());
    AttributeFacts attribute =
        resource == null ? null : resource.attribute(String.join(".", place.names()));
    String last = place.names().isEmpty() ? "" : place.names().getLast().toLowerCase(Locale.ROOT);
    return attribute != null
        && (attribute.sensitive() || attribute.writeOnly())
        && SAYS_SO.matcher(last).find();
  }
}
