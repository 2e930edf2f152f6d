/** Who gets which role at which scope in Azure and Google Cloud, and what the role is worth. */
@NullMarked
package dev.plumbline.policy.grant;

import org.jspecify.annotations.NullMarked;
