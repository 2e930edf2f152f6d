/** Shows that a fix does what it says and nothing else. */
@NullMarked
package dev.plumbline.implementer.proof;

import org.jspecify.annotations.NullMarked;
