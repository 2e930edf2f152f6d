/**
 * What {@code terraform show -json} says of a plan or a state: read by itself, or merged with the
 * sources it was made of.
 */
@NullMarked
package dev.plumbline.iac.planfile;

import org.jspecify.annotations.NullMarked;
