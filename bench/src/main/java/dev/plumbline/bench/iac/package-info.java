/** What reading sources costs. */
@NullMarked
package dev.plumbline.bench.iac;

import org.jspecify.annotations.NullMarked;
