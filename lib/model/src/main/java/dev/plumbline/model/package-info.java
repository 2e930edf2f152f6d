/** The records that everything else agrees on; see the packages below. */
@NullMarked
package dev.plumbline.model;

import org.jspecify.annotations.NullMarked;
