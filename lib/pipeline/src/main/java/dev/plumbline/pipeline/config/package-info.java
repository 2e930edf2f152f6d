/** What an operator can set, typed, from command line, environment and one documented file. */
@NullMarked
package dev.plumbline.pipeline.config;

import org.jspecify.annotations.NullMarked;
