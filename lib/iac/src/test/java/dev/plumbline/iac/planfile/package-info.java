/** Tests of dev.plumbline.iac.planfile. */
@NullMarked
package dev.plumbline.iac.planfile;

import org.jspecify.annotations.NullMarked;
