/** IAM policy documents as values: statements with effect, actions, resources and principals. */
@NullMarked
package dev.plumbline.policy.iam;

import org.jspecify.annotations.NullMarked;
