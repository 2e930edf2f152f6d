/** A service's wiring: phases, steps and routes in, one running process out. */
@NullMarked
package dev.plumbline.pipeline.service;

import org.jspecify.annotations.NullMarked;
