/** Tests of dev.plumbline.iac.pulumi. */
@NullMarked
package dev.plumbline.iac.pulumi;

import org.jspecify.annotations.NullMarked;
