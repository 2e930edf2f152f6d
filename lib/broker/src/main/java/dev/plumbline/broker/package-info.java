/** One real Kafka node in this process, for the one-process mode and for tests. */
@NullMarked
package dev.plumbline.broker;

import org.jspecify.annotations.NullMarked;
