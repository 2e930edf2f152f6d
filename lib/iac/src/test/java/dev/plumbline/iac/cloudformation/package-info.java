/** Tests of dev.plumbline.iac.cloudformation. */
@NullMarked
package dev.plumbline.iac.cloudformation;

import org.jspecify.annotations.NullMarked;
