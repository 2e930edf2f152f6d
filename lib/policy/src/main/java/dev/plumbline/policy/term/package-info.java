/**
 * What a policy's expression works on: values with their place in the source, resources, and what
 * is open.
 */
@NullMarked
package dev.plumbline.policy.term;

import org.jspecify.annotations.NullMarked;
