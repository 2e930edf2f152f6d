/**
 * Values with their places, and how CloudFormation's and Pulumi's resources read in Terraform's
 * vocabulary.
 */
@NullMarked
package dev.plumbline.iac.resolved;

import org.jspecify.annotations.NullMarked;
