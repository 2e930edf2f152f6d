package dev.plumbline.policy.read;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code key: [kms_key_id]}: attributes that get a KMS key of the account's own, with the policy
 * that KMS gives a key by default, written out, and with yearly rotation.
 *
 * <p>AWS KMS Developer Guide, "Default key policy": the account may do everything, so that its IAM
 * policies decide.
 */
final class OwnKeySteps {
  /** Whose account it is. */
  static final Fix.Need ACCOUNT = new Fix.Need("data.aws_caller_identity", Map.of());

  private OwnKeySteps() {}

  static List<Fix.Step> at(List<String> paths) {
    var steps = new ArrayList<Fix.Step>(List.of(ACCOUNT, key()));
    paths.forEach(path -> steps.add(new Fix.Set(path, Value.of("${aws_kms_key.arn}"))));
    return steps;
  }

  /** {@code account: [source_account]}: attributes that get the number of the account. */
  static List<Fix.Step> account(List<String> paths) {
    var steps = new ArrayList<Fix.Step>(List.of(ACCOUNT));
    paths.forEach(
        path -> steps.add(new Fix.Set(path, Value.of("${data.aws_caller_identity.account_id}"))));
    return steps;
  }

  private static Fix.Need key() {
    Value account = object("AWS", Value.of("${data.aws_caller_identity.account_id}"));
    Value statement =
        object(
            "Effect",
            Value.of("Allow"),
            "Principal",
            account,
            "Action",
            Value.of("kms:*"),
            "Resource",
            Value.of("*"));
    var arguments = new LinkedHashMap<String, Value>();
    arguments.put("enable_key_rotation", Value.Bool.TRUE);
    arguments.put("deletion_window_in_days", Value.of(30));
    arguments.put(
        "policy",
        object("Version", Value.of("2012-10-17"), "Statement", new Value.Seq(List.of(statement))));
    return new Fix.Need("aws_kms_key", arguments);
  }

  private static Value object(Object... members) {
    var all = new LinkedHashMap<String, Value>();
    for (int i = 0; i < members.length; i += 2) {
      all.put((String) members[i], (Value) members[i + 1]);
    }
    return new Value.Obj(all);
  }
}
