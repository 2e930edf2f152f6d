@NullMarked
package dev.plumbline.reporter.streams;

import org.jspecify.annotations.NullMarked;
