package io.audiences.customer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of an import's file, one after the other. */
interface ImportSource {
    /**
     * The next row, or null at the end.
     *
     * @throws BrokenFile if the rest cannot be read
     */
    @Nullable
    ImportItem next() throws IOException;

    /** What a person calls the place that a pointer points at. */
    String place(String pointer);
}
