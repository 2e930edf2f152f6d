/** Tests of dev.plumbline.iac.resolved. */
@NullMarked
package dev.plumbline.iac.resolved;

import org.jspecify.annotations.NullMarked;
