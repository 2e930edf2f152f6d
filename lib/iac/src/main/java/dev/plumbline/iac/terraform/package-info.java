/** Terraform and OpenTofu: a root module with all it calls becomes a resource graph. */
@NullMarked
package dev.plumbline.iac.terraform;

import org.jspecify.annotations.NullMarked;
