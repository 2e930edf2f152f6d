package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.model.value.Value;
import java.util.Optional;

/**
 * {@code {{resolve:secretsmanager:orders:SecretString:password}}} in a text: what the deployment
 * reads from a store. AWS CloudFormation User Guide, "Get values stored in other services using
 * dynamic references".
 *
 * @param store {@code ssm} or {@code secretsmanager}
 * @param secret whether nobody should see the value
 * @param name of the parameter or secret; empty where it isn't known
 * @param text the reference as written
 */
record DynamicReference(String store, boolean secret, String name, String text) {
  private static final String OPEN = "{{resolve:";
  private static final String OF_AWS = "/aws/service/";
  private static final int ARN_PARTS = 7;
  private static final int SUFFIX = 7;

  /** The first one in a text. */
  static Optional<DynamicReference> in(String text) {
    int open = text.indexOf(OPEN);
    int close = open < 0 ? -1 : text.indexOf("}}", open);
    if (close < 0) {
      return Optional.empty();
    }
    String inside = text.substring(open + OPEN.length(), close);
    int colon = inside.indexOf(':');
    String service = colon < 0 ? inside : inside.substring(0, colon);
    String rest = colon < 0 ? "" : inside.substring(colon + 1).strip();
    String written = text.substring(open, close + 2);
    return switch (service) {
      case "ssm" -> Optional.of(new DynamicReference("ssm", false, parameter(rest), written));
      case "ssm-secure" -> Optional.of(new DynamicReference("ssm", true, parameter(rest), written));
      case "secretsmanager" ->
          Optional.of(new DynamicReference("secretsmanager", true, secret(rest), written));
      default -> Optional.empty();
    };
  }

  /** {@code name:version}, or an ARN whose last part is {@code parameter/name}. */
  private static String parameter(String rest) {
    if (!rest.startsWith("arn:")) {
      return upToColon(rest);
    }
    String[] parts = rest.split(":", -1);
    String last = parts.length < ARN_PARTS - 1 ? "" : parts[ARN_PARTS - 2];
    String path = last.startsWith("parameter") ? last.substring("parameter".length()) : "";
    return path.lastIndexOf('/') == 0 ? path.substring(1) : path;
  }

  /** {@code name:SecretString:key:stage:version}, or an ARN, which ends in six random signs. */
  private static String secret(String rest) {
    if (!rest.startsWith("arn:")) {
      return upToColon(rest);
    }
    String[] parts = rest.split(":", -1);
    String last = parts.length < ARN_PARTS ? "" : parts[ARN_PARTS - 1];
    boolean suffixed = last.length() > SUFFIX && last.charAt(last.length() - SUFFIX) == '-';
    return suffixed ? last.substring(0, last.length() - SUFFIX) : last;
  }

  private static String upToColon(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  /** What a parameter's default names, where its type is one of the parameter store's. */
  static DynamicReference toParameter(String name) {
    return new DynamicReference("ssm", false, name, "");
  }

  /**
   * What the stack that offers it calls it, {@code ssm:/app/host}; empty where the name isn't known
   * or AWS offers it.
   */
  String link() {
    return name.isEmpty() || name.startsWith(OF_AWS) ? "" : store + ":" + name;
  }

  /** What a text that holds it is: nobody knows it before it is deployed. */
  Value value() {
    return value(name.isEmpty() ? "" : store + ":" + name);
  }

  /** The same, where its name comes of what is at {@code address}. */
  Value value(String address) {
    Value.Unknown unknown = Unknowns.stored(address, text, secret);
    return secret ? new Value.Sensitive(unknown) : unknown;
  }
}
