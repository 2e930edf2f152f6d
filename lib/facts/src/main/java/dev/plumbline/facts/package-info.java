/** What providers say of their resource types, and how other languages name the same types. */
@NullMarked
package dev.plumbline.facts;

import org.jspecify.annotations.NullMarked;
