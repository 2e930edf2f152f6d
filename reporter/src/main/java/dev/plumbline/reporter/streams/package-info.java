/**
 * What every Kafka Streams topology of this service shares: settings, life cycle, serialisation.
 */
@NullMarked
package dev.plumbline.reporter.streams;

import org.jspecify.annotations.NullMarked;
