/** Remedies as data: what to change at a resource, whatever language it is written in. */
@NullMarked
package dev.plumbline.policy.fix;

import org.jspecify.annotations.NullMarked;
