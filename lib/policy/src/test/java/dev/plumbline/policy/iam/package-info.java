@NullMarked
package dev.plumbline.policy.iam;

import org.jspecify.annotations.NullMarked;
