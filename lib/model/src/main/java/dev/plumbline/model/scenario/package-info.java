/** What happens to a stack when a part of its ground is lost. */
@NullMarked
package dev.plumbline.model.scenario;

import org.jspecify.annotations.NullMarked;
