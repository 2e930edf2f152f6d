/** Holds records of topics to the schemas of docs/schemas, for this module's tests and others'. */
@NullMarked
package dev.plumbline.pipeline.contract;

import org.jspecify.annotations.NullMarked;
