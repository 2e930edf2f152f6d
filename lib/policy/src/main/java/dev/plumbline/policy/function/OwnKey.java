package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code isOwnKey(x)}: whether a KMS key is named that is not one of AWS's own, by id, ARN or
 * alias. A key of the stack is one even while its ARN is unknown; a key that is looked up is judged
 * by what it is looked up by.
 *
 * <p>AWS's own keys: AWS KMS Developer Guide, "AWS managed keys", whose aliases begin with {@code
 * aws/}.
 */
final class OwnKey {
  static final Function FUNCTION =
      new Function("isOwnKey", false, 1, TRUTH, false, (in, scene, _) -> of(in.getFirst(), scene));

  private static final String DATA = "data.";

  private OwnKey() {}

  private static Term of(Term term, Scene scene) {
    if (term instanceof Term.Open open) {
      return open.onlyAbsent() ? Term.of(false, Term.placeOf(open)) : unknown(open, scene);
    }
    String text = Term.text(term);
    return text == null ? Term.misfit(term, "a key") : Term.of(isOwn(text), Term.placeOf(term));
  }

  private static boolean isOwn(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return !lower.isEmpty()
        && !lower.startsWith("aws/")
        && !lower.contains("alias/aws/")
        && !lower.equals("aws_owned_kms_key");
  }

  private static Term unknown(Term.Open open, Scene scene) {
    Place place = open.causes().getFirst().place();
    String address = place == null ? null : origin(place.value());
    if (address == null) {
      return open;
    }
    if (scene.ofType("aws_kms_key").stream()
        .anyMatch(key -> key.resource().address().equals(address))) {
      return Term.of(true, place);
    }
    if (!lastPart(address).startsWith(DATA)) {
      return lastPart(address).startsWith("aws_kms_") ? Term.of(true, place) : open;
    }
    for (String attribute : List.of("key_id", "name")) {
      String found = lookedUpBy(address, attribute, scene);
      if (found != null) {
        return Term.of(isOwn(found), place);
      }
    }
    return open;
  }

  private static @Nullable String origin(@Nullable Value value) {
    return value != null && value.unmarked() instanceof Value.Unknown(Value.Origin origin)
        ? origin.address()
        : null;
  }

  /** Without the modules around it. */
  private static String lastPart(String address) {
    int data = address.lastIndexOf("data.aws_kms_");
    int managed = address.lastIndexOf("aws_kms_");
    return data >= 0
        ? address.substring(data)
        : managed >= 0 ? address.substring(managed) : address;
  }

  private static @Nullable String lookedUpBy(String address, String attribute, Scene scene) {
    for (String type : List.of("data.aws_kms_key", "data.aws_kms_alias")) {
      for (Subject subject : scene.ofType(type)) {
        if (subject.resource().address().equals(address)) {
          return Term.text(Reading.member(new Term.Ref(subject), attribute));
        }
      }
    }
    return null;
  }
}
