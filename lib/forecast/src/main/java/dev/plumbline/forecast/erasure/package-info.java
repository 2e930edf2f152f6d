/** What a change deletes of what a resource holds, though the resource itself stays. */
@NullMarked
package dev.plumbline.forecast.erasure;

import org.jspecify.annotations.NullMarked;
