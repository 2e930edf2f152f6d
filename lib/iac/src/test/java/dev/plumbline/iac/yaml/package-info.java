/** Tests of dev.plumbline.iac.yaml. */
@NullMarked
package dev.plumbline.iac.yaml;

import org.jspecify.annotations.NullMarked;
