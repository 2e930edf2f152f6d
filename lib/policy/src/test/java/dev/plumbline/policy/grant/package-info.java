@NullMarked
package dev.plumbline.policy.grant;

import org.jspecify.annotations.NullMarked;
