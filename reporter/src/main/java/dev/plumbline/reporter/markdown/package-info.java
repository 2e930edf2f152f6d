/** What a repository's text needs before it stands in Markdown. */
@NullMarked
package dev.plumbline.reporter.markdown;

import org.jspecify.annotations.NullMarked;
