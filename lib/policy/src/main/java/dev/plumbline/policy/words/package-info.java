/** What is said of a resource, in the words of the language that it is written in. */
@NullMarked
package dev.plumbline.policy.words;

import org.jspecify.annotations.NullMarked;
