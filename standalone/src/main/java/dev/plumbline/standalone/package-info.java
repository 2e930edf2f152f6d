/** The command line, and all services in one process. */
@NullMarked
package dev.plumbline.standalone;

import org.jspecify.annotations.NullMarked;
