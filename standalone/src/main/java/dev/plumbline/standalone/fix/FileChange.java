package dev.plumbline.standalone.fix;

import org.jspecify.annotations.Nullable;

/**
 * One file before and after.
 *
 * @param path relative to the repository's root, with slashes
 * @param reviewed as it was reviewed; null for a file that is new
 */
@SuppressWarnings("ArrayRecordComponent") // contents, compared by Arrays.equals
public record FileChange(String path, byte @Nullable [] reviewed, byte[] after) {}
