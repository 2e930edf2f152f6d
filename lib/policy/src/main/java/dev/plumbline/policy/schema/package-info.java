/** Whether resources are what their providers take: types, arguments, values. */
@NullMarked
package dev.plumbline.policy.schema;

import org.jspecify.annotations.NullMarked;
