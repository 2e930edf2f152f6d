/** What resources are estimated to cost, and what a change of them costs. */
@NullMarked
package dev.plumbline.model.cost;

import org.jspecify.annotations.NullMarked;
