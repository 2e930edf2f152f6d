/** CloudFormation templates, in YAML or JSON, as resource graphs. */
@NullMarked
package dev.plumbline.iac.cloudformation;

import org.jspecify.annotations.NullMarked;
