/** What providers decide in code of their own: defaults, normal forms, what they leave as it is. */
@NullMarked
package dev.plumbline.forecast.rules;

import org.jspecify.annotations.NullMarked;
