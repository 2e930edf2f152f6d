/** The catalogue as pages to read: one a service, and an index that counts. */
@NullMarked
package dev.plumbline.policy.reference;

import org.jspecify.annotations.NullMarked;
