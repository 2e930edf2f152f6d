/** Kubernetes manifests to a graph in Terraform's vocabulary: plain files, or a kustomization. */
@NullMarked
package dev.plumbline.iac.kubernetes;

import org.jspecify.annotations.NullMarked;
