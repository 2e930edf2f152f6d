/** One stack's part of the report, from states made by hand. */
@NullMarked
package dev.plumbline.reporter.stack;

import org.jspecify.annotations.NullMarked;
