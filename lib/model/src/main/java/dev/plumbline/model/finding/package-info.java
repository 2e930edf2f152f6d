/** What a policy reports of a resource, and what a person decided about it. */
@NullMarked
package dev.plumbline.model.finding;

import org.jspecify.annotations.NullMarked;
