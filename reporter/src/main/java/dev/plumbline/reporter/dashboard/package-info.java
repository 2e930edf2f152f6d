/**
 * What people see in a browser: pages, a JSON API over the projection, and a live stream of events.
 */
@NullMarked
package dev.plumbline.reporter.dashboard;

import org.jspecify.annotations.NullMarked;
