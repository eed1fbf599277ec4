package io.audiences.membership;

/** The result that a cursor pages over can no longer be put together; paging has to begin anew. */
public final class ExpiredCursor extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ExpiredCursor(String audience) {
        super("The cursor has expired: the members of audience " + audience
                + " as they were when paging began are no longer kept. Begin again without a cursor.");
    }
}
