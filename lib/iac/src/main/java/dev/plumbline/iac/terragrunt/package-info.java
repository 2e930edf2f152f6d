/**
 * Terragrunt's units, read statically: a local module with the inputs that the unit and what it
 * includes give it. Nothing of Terragrunt is run: no hooks, no generated files, no commands.
 */
@NullMarked
package dev.plumbline.iac.terragrunt;

import org.jspecify.annotations.NullMarked;
