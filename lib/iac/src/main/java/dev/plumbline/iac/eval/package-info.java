/**
 * Terraform's expression language: typed values, conversions, operators, and an evaluator for which
 * unknown is a value that says where it comes from.
 */
@NullMarked
package dev.plumbline.iac.eval;

import org.jspecify.annotations.NullMarked;
