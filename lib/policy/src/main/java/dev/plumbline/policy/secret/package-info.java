/** Credentials in configuration: by the format their issuers gave them, and by where they stand. */
@NullMarked
package dev.plumbline.policy.secret;

import org.jspecify.annotations.NullMarked;
