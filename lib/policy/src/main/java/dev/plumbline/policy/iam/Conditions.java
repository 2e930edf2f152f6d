package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The conditions of a statement, each {@code {test, variable, values}}; all have to hold. */
record Conditions(List<Value> all) {
  private static final String ANYTHING = "*";

  /**
   * Keys that bind a request to an account, an organisation, a network or a resource. A tag or a
   * name does not: whoever calls sets both in an account of his own. Source: AWS IAM User Guide,
   * "AWS global condition context keys"; AWS KMS and Amazon S3 developer guides for their own keys.
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
          "aws:userid",
          "kms:calleraccount",
          "s3:dataaccesspointaccount",
          "s3:dataaccesspointarn",
          "lambda:functionurlauthtype",
          "elasticfilesystem:accesspointarn",
          "elasticfilesystem:accessedviamounttarget",
          "sns:endpoint");

  /** Keys that tell one identity of a given account from another. Source: the same. */
  private static final Set<String> IDENTITY = Set.of("aws:principaltag", "aws:username");

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

  /**
   * Keys that come with every request, so that a test with IfExists is as good as one without.
   * Source: AWS IAM User Guide, "AWS global condition context keys", "IAM and AWS STS condition
   * context keys"; AWS KMS Developer Guide, "AWS KMS condition keys", which takes no anonymous
   * requests. aws:PrincipalArn is missing from anonymous requests.
   */
  private static final Set<String> ALWAYS_SENT =
      Set.of("aws:principalaccount", "aws:userid", "kms:calleraccount", "iam:passedtoservice");

  /** Keys that say that it is AWS itself that calls. Source: the same. */
  private static final Set<String> SERVICES =
      Set.of("aws:principalisawsservice", "aws:viaawsservice");

  /** Whether one of them binds who may call. */
  Truth bindCaller() {
    return any(CALLER::contains, Owners::leavesOpen);
  }

  /** Whether one of them binds which identities of a given account may call. */
  Truth bindIdentity() {
    return any(key -> CALLER.contains(key) || IDENTITY.contains(key), Conditions::isAnything);
  }

  /** Whether one of them says for which account or resource a service may call. */
  Truth bindSource() {
    return any(SOURCE::contains, Owners::leavesOpen);
  }

  /**
   * Whether one of them limits what the statement lets through: its resource, its use.
   *
   * @param receivers services to which the use in question passes a role: what lets one of them
   *     have it is no limit
   */
  Truth limit(Set<String> receivers) {
    Truth found =
        any(
            key -> !LOOSE.contains(key),
            (key, value) -> isAnything(key, value) || lets(receivers, key, value));
    for (Value condition : all) {
      found = found.or(asksForTag(condition));
    }
    return found;
  }

  private static boolean lets(Set<String> receivers, String key, String value) {
    return key.equals("iam:passedtoservice")
        && receivers.stream().anyMatch(service -> Wildcard.matches(value, service));
  }

  /** Only resources that bear a tag, whatever its value. */
  private static Truth asksForTag(Value condition) {
    Comparison comparison = comparison(condition);
    return comparison != null
            && comparison.asksForPresence()
            && key(condition).endsWith(":resourcetag")
        ? Texts.any(values(condition), "false"::equalsIgnoreCase)
        : Truth.FALSE;
  }

  /** Whether the caller has to show an external id, or to have signed in with a second factor. */
  Truth askForProof() {
    Truth found = any("sts:externalid"::equals, Conditions::isAnything);
    for (Value condition : all) {
      found = found.or(secondFactor(condition));
    }
    return found;
  }

  /** The keys come with temporary credentials only, the age only where a second factor was used. */
  private static Truth secondFactor(Value condition) {
    Comparison comparison = comparison(condition);
    boolean age = key(condition).equals("aws:multifactorauthage");
    if (comparison == null || comparison.acceptsAbsence()) {
      return Truth.FALSE;
    }
    if (comparison.asksForPresence()) {
      return age ? Texts.any(values(condition), "false"::equalsIgnoreCase) : Truth.FALSE;
    }
    if (key(condition).equals("aws:multifactorauthpresent")) {
      return Texts.any(values(condition), "true"::equalsIgnoreCase);
    }
    return Truth.of(age);
  }

  /** Whether there are none. */
  Truth none() {
    boolean known = all.stream().anyMatch(Value.Obj.class::isInstance);
    return known ? Truth.FALSE : all.isEmpty() ? Truth.TRUE : Truth.OPEN;
  }

  /**
   * Whether a denial under these conditions leaves only callers of one's own: each condition holds
   * of every stranger, one that sends no such key included.
   */
  Truth spareOwnCallers() {
    return spareOnly(CALLER);
  }

  /** The same of services that don't call for one's own account or resource. */
  Truth spareOwnSources() {
    return spareOnly(SOURCE);
  }

  private Truth spareOnly(Set<String> keys) {
    Truth spares = Truth.TRUE;
    for (Value condition : all) {
      spares = spares.and(spares(condition, keys));
    }
    return spares;
  }

  /**
   * A negative test of such a key that also holds without it; AWS's own services are no strangers.
   */
  private static Truth spares(Value condition, Set<String> keys) {
    Comparison comparison = comparison(condition);
    if (comparison == null) {
      return Truth.OPEN;
    }
    if (SERVICES.contains(key(condition)) && !comparison.asksForPresence()) {
      return Texts.any(values(condition), "false"::equalsIgnoreCase);
    }
    return comparison.negative() && comparison.acceptsAbsence() && keys.contains(key(condition))
        ? bounded(condition, comparison, Owners::leavesOpen)
        : Truth.FALSE;
  }

  private Truth any(Predicate<String> keys, BiPredicate<String, String> open) {
    Truth found = Truth.FALSE;
    for (Value condition : all) {
      found = found.or(binds(condition, keys, open));
    }
    return found;
  }

  /**
   * A positive test of such a key against values none of which leaves it open, which a request
   * without the key does not pass.
   */
  private Truth binds(Value condition, Predicate<String> keys, BiPredicate<String, String> open) {
    Comparison comparison = comparison(condition);
    if (comparison == null) {
      return Truth.OPEN;
    }
    if (!keys.test(key(condition)) || comparison.negative() || comparison.asksForPresence()) {
      return Truth.FALSE;
    }
    Truth there = comparison.acceptsAbsence() ? demands(key(condition)) : Truth.TRUE;
    return there.and(bounded(condition, comparison, open));
  }

  /**
   * Whether none of the values leaves the key open. What another resource, or the account itself,
   * gives does not, in whatever language it is written.
   */
  private static Truth bounded(
      Value condition, Comparison comparison, BiPredicate<String, String> open) {
    String key = key(condition);
    return Texts.anyName(
            values(condition),
            value ->
                comparison.literal() && Wildcard.isIn(value)
                    ? isAnything(key, value)
                    : open.test(key, value))
        .not();
  }

  /** Whether a request can't come without a key: AWS always sends it, or another condition asks. */
  private Truth demands(String key) {
    Truth found = Truth.of(ALWAYS_SENT.contains(key));
    for (Value condition : all) {
      Comparison comparison = comparison(condition);
      if (comparison != null && comparison.asksForPresence() && key(condition).equals(key)) {
        found = found.or(Texts.any(values(condition), "false"::equalsIgnoreCase));
      }
    }
    return found;
  }

  private static @Nullable Comparison comparison(Value condition) {
    return condition instanceof Value.Obj(var parts)
            && parts.get("variable") instanceof Value.Str
            && parts.get("test") instanceof Value.Str(String test)
        ? Comparison.of(test)
        : null;
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

  /** Whether a value, whatever the key, keeps nobody out. */
  static boolean isAnything(String key, String text) {
    return text.isEmpty()
        || text.equals(ANYTHING)
        || text.startsWith("arn:aws:iam::*")
        || text.equals("arn:aws:*")
        || text.equals("0.0.0.0/0")
        || text.equals("::/0");
  }
}
