/** Waves and ways back. */
@NullMarked
package dev.plumbline.reporter.strategy;

import org.jspecify.annotations.NullMarked;
