/** Kafka clients with the settings that delivery relies on. */
@NullMarked
package dev.plumbline.pipeline.client;

import org.jspecify.annotations.NullMarked;
