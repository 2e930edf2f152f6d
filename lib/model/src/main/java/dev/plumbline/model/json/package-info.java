/** The one JSON form of the model. */
@NullMarked
package dev.plumbline.model.json;

import org.jspecify.annotations.NullMarked;
