/** Tests of dev.plumbline.policy.schema. */
@NullMarked
package dev.plumbline.policy.schema;

import org.jspecify.annotations.NullMarked;
