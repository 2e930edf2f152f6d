@NullMarked
package dev.plumbline.policy.workload;

import org.jspecify.annotations.NullMarked;
