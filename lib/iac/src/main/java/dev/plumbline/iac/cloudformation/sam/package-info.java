/** The Serverless Application Model: its resources written out as those that it makes. */
@NullMarked
package dev.plumbline.iac.cloudformation.sam;

import org.jspecify.annotations.NullMarked;
