@NullMarked
package dev.plumbline.reporter.runbook;

import org.jspecify.annotations.NullMarked;
