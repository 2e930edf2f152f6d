/** A finished report in the formats that other tools read; one renderer, one small file. */
@NullMarked
package dev.plumbline.reporter.output;

import org.jspecify.annotations.NullMarked;
