package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.workload.Manifest;

/**
 * {@code resource.writtenAs('AWS::EC2::SecurityGroup')}: whether the source has it under that type;
 * for what only one language does where nothing is written. A name that ends in {@code *} stands
 * for all that begin so; Terraform's resources are written as what they are, and whatever is an
 * object of Kubernetes' API is a {@code kubernetes_manifest}.
 */
final class WrittenAs {
  static final Function FUNCTION =
      Function.on(
          "writtenAs",
          2,
          TRUTH,
          (in, _, _) -> {
            var subject = Neighbours.subject(in.getFirst());
            String wanted = Term.text(in.get(1));
            if (subject == null || wanted == null) {
              return Term.misfit(in.getFirst(), "a resource");
            }
            String original = subject.resource().originalType();
            String type = original == null ? subject.type() : original;
            boolean manifest =
                wanted.equals(Manifest.TYPE) && Manifest.isSource(subject.resource());
            return Term.of(manifest || matches(type, wanted), subject.place());
          });

  private WrittenAs() {}

  private static boolean matches(String type, String wanted) {
    return wanted.endsWith("*")
        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
        : type.equals(wanted);
  }
}
