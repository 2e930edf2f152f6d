/** Kubernetes: where each kind of workload has its pod, and manifests in Terraform's vocabulary. */
@NullMarked
package dev.plumbline.policy.workload;

import org.jspecify.annotations.NullMarked;
