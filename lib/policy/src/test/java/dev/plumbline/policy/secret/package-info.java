/** Tests of the search for credentials. */
@NullMarked
package dev.plumbline.policy.secret;

import org.jspecify.annotations.NullMarked;
