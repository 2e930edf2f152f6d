package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.model.source.Utf8;
import dev.plumbline.model.value.Value;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of a Secret: in the clear, as Terraform has them, and never to be shown. */
final class Secrets {
  private Secrets() {}

  /** The value, with all texts marked where they are those of a secret. */
  static Resolved hidden(String kind, String property, Resolved value) {
    boolean coded = property.equals("data");
    if (!kind.equals("Secret")
        || !(coded || property.equals("stringData"))
        || !(value instanceof Resolved.Members written)) {
      return value;
    }
    Map<String, Resolved.Member> members = new LinkedHashMap<>();
    written
        .members()
        .forEach((name, member) -> {
          Value plain = member.value().value();
          Value clear = coded && plain instanceof Value.Str(String text) ? decoded(text) : plain;
          members.put(
              name,
              new Resolved.Member(
                  Resolved.leaf(new Value.Sensitive(clear), member.value().range()),
                  member.range()));
        });
    return new Resolved.Members(members, written.range(), written.trace());
  }

  /** What is no text, or not coded as it should be, stays as it is written. */
  private static Value decoded(String text) {
    try {
      // Else bytes, such as a key store.
      return new Value.Str(Utf8.decode(Base64.getMimeDecoder().decode(text)).orElse(text));
    } catch (IllegalArgumentException _) {
      return new Value.Str(text); // A mistake that the server finds.
    }
  }
}
