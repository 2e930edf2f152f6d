/** Tests of the HCL parser. */
@NullMarked
package dev.plumbline.iac.hcl;

import org.jspecify.annotations.NullMarked;
