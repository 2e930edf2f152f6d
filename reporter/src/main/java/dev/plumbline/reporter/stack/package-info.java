/** One stack's finished state becomes its part of the report. */
@NullMarked
package dev.plumbline.reporter.stack;

import org.jspecify.annotations.NullMarked;
