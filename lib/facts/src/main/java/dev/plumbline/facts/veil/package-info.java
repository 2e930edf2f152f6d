/** Hides in sources what providers call sensitive, wherever they are shown. */
@NullMarked
package dev.plumbline.facts.veil;

import org.jspecify.annotations.NullMarked;
