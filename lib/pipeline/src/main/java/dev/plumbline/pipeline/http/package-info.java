/** The one HTTP port of a process: dashboard, API and webhooks are mounted on its router. */
@NullMarked
package dev.plumbline.pipeline.http;

import org.jspecify.annotations.NullMarked;
