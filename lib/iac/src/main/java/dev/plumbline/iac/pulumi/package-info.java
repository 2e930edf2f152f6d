/** Pulumi programs in YAML as resource graphs. */
@NullMarked
package dev.plumbline.iac.pulumi;

import org.jspecify.annotations.NullMarked;
