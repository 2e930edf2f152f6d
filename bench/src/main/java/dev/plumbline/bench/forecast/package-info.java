/** How long a prediction takes. */
@NullMarked
package dev.plumbline.bench.forecast;

import org.jspecify.annotations.NullMarked;
