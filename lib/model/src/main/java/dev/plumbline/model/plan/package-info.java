/** What a change is predicted to do to real resources. */
@NullMarked
package dev.plumbline.model.plan;

import org.jspecify.annotations.NullMarked;
