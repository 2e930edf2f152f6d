package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.number;
import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.value.Value.Origin;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions whose result differs from run to run, or needs a private key: unknown to a reader. */
final class ApplyTimeFunctions {
  static final List<Function> ALL =
      List.of(
          changing("timestamp", "it is the time of the apply"),
          changing("plantimestamp", "it is the time of the plan"),
          changing("uuid", "it is random"),
          changing("bcrypt", "its salt is random", text("str")).rest(number("cost")),
          Function.of(
              "rsadecrypt",
              Type.Primitive.STRING,
              ApplyTimeFunctions::rsadecrypt,
              text("ciphertext"),
              text("privatekey")));

  /** RFC 7468; the kinds of keys that Terraform takes. */
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY)-----\\s+([^-]*)-----END \\1-----");

  /** Tag of an ASN.1 sequence, which a key is, and what a key of OpenSSH begins with. */
  private static final int SEQUENCE = 0x30;

  private static final int OPENSSH = 'o';

  private ApplyTimeFunctions() {}

  private static Datum rsadecrypt(Arguments a) throws ArgumentException {
    EncodingFunctions.base64(a, 0);
    Matcher key = KEY.matcher(a.text(1));
    if (!key.find() || !isKey(key.group(2))) {
      throw new ArgumentException(1, "it is no private key in PEM form");
    }
    return a.unknown(Type.Primitive.STRING, "private keys are not used");
  }

  private static boolean isKey(String base64) {
    // What is not base64 decodes to fewer bytes, and is then no key.
    byte[] der = Base64.getMimeDecoder().decode(base64.length() % 4 == 1 ? "" : base64);
    return der.length > 8 && (der[0] == SEQUENCE || der[0] == OPENSSH);
  }

  private static Function changing(String name, String reason, Parameter... parameters) {
    return Function.of(
        name,
        Type.Primitive.STRING,
        _ -> new Datum.Unknown(Type.Primitive.STRING, new Origin("", "", name + "()", reason)),
        parameters);
  }
}
