/** Sources of any supported language become the one resource graph. */
@NullMarked
package dev.plumbline.iac;

import org.jspecify.annotations.NullMarked;
