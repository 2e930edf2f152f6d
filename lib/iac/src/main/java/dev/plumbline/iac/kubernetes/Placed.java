package dev.plumbline.iac.kubernetes;

/** An object with its address in the graph. */
record Placed(KubernetesObject object, String address) {}
