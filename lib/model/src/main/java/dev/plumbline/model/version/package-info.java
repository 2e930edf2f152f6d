/** Releases of tools and providers, and the constraints that say which of them are wanted. */
@NullMarked
package dev.plumbline.model.version;

import org.jspecify.annotations.NullMarked;
