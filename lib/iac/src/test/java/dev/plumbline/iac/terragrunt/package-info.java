/** Tests of dev.plumbline.iac.terragrunt. */
@NullMarked
package dev.plumbline.iac.terragrunt;

import org.jspecify.annotations.NullMarked;
