/** How fast fixes are proved. */
@NullMarked
package dev.plumbline.bench.fix;

import org.jspecify.annotations.NullMarked;
