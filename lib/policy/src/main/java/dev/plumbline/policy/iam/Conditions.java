package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The conditions of a statement, each {@code {test, variable, values}}; all have to hold. */
record Conditions(List<Value> all) {
  private static final String ANYTHING = "*";

  /**
   * Keys that bind a request to an account, an organisation, a network or a resource. Source: AWS
   * IAM User Guide, "AWS global condition context keys"; AWS KMS and Amazon S3 developer guides for
   * their own keys.
   */
  private static final Set<String> CALLER =
      Set.of(
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourceowner",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:vpcsourceip",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths",
          "aws:sourceip",
          "aws:principalarn",
          "aws:principalaccount",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:principaltag",
          "aws:userid",
          "aws:username",
          "kms:calleraccount",
          "kms:viaservice",
          "s3:dataaccesspointaccount",
          "s3:dataaccesspointarn",
          "lambda:functionurlauthtype",
          "elasticfilesystem:accesspointarn",
          "elasticfilesystem:accessedviamounttarget",
          "sns:endpoint");

  /** Keys that say on whose behalf a service calls. Source: the same, "Confused deputy". */
  private static final Set<String> SOURCE =
      Set.of(
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourceowner",
          "aws:principalorgid",
          "kms:calleraccount",
          "kms:viaservice",
          "kms:encryptioncontext");

  /** Keys that an intruder's request meets as well as any other: they limit nothing. */
  private static final Set<String> LOOSE =
      Set.of(
          "aws:securetransport",
          "aws:multifactorauthpresent",
          "aws:multifactorauthage",
          "aws:currenttime",
          "aws:epochtime",
          "aws:requestedregion",
          "aws:useragent",
          "aws:referer",
          "aws:viaawsservice",
          "aws:tokenissuetime");

  /** Whether one of them binds who may call. */
  Truth bindCaller() {
    return any(key -> CALLER.contains(key));
  }

  /** Whether one of them says for which account or resource a service may call. */
  Truth bindSource() {
    return any(key -> SOURCE.contains(key));
  }

  /** Whether one of them limits what the statement lets through: its resource, its use. */
  Truth limit() {
    return any(key -> !LOOSE.contains(key));
  }

  /** Whether the caller has to show an external id, or to have signed in with a second factor. */
  Truth askForProof() {
    Truth id = any("sts:externalid"::equals);
    Truth found = id;
    for (Value condition : all) {
      if (key(condition).equals("aws:multifactorauthpresent")) {
        found = found.or(Texts.any(values(condition), "true"::equalsIgnoreCase));
      } else if (key(condition).equals("aws:multifactorauthage")) {
        found = Truth.TRUE;
      }
    }
    return found;
  }

  private Truth any(Predicate<String> keys) {
    Truth found = Truth.FALSE;
    for (Value condition : all) {
      found = found.or(binds(condition, keys));
    }
    return found;
  }

  /**
   * A positive test of such a key against values that are not a mere wildcard. What another
   * resource, or the account itself, gives is none, in whatever language it is written.
   */
  private static Truth binds(Value condition, Predicate<String> keys) {
    if (!(condition instanceof Value.Obj(var parts))
        || !(parts.get("variable") instanceof Value.Str)
        || !(parts.get("test") instanceof Value.Str(String test))) {
      return Truth.OPEN;
    }
    if (!keys.test(key(condition)) || test.contains("Not")) {
      return Truth.FALSE;
    }
    return Texts.anyName(values(condition), Conditions::isMereWildcard).not();
  }

  /** In lower case, without what follows a slash; {@code ""} while it is not known. */
  private static String key(Value condition) {
    if (!(condition instanceof Value.Obj(var parts))
        || !(parts.get("variable") instanceof Value.Str(String variable))) {
      return "";
    }
    int slash = variable.indexOf('/');
    int colon = variable.lastIndexOf(':');
    String key = slash > colon ? variable.substring(0, slash) : variable;
    return (key.startsWith("kms:EncryptionContext:") ? "kms:EncryptionContext" : key)
        .toLowerCase(Locale.ROOT);
  }

  private static List<Value> values(Value condition) {
    return condition instanceof Value.Obj(var parts)
        ? PolicyDocument.list(parts.get("values"))
        : List.of();
  }

  private static boolean isMereWildcard(String text) {
    return text.isEmpty()
        || text.equals(ANYTHING)
        || text.startsWith("arn:aws:iam::*")
        || text.equals("arn:aws:*")
        || text.equals("0.0.0.0/0")
        || text.equals("::/0");
  }
}
