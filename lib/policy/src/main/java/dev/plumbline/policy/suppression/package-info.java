/** Comments and metadata by which people decide to live with a finding. */
@NullMarked
package dev.plumbline.policy.suppression;

import org.jspecify.annotations.NullMarked;
